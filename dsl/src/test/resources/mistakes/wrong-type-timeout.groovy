runbook('r') {
    step('x') {
        timeout 30
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'timeout' takes (duration), but was given (number)
