runbook('r') {
    step('x') {
        critical 'no'
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'critical' takes (true or false), but was given (text)
