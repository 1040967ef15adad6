runbook('r') {
    step('x') {
        retry { attempts 2.5 }
        action { log 'x' }
    }
}
//! 3:17 dsl.arguments 'attempts' takes (number), but was given (decimal number)
