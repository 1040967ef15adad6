runbook('r') {
    step('x') {
        retry { attempts 'three' }
        action { log 'x' }
    }
}
//! 3:17 dsl.arguments 'attempts' takes (number), but was given (text)
