runbook('a') {
    step('one') {
        retry 3
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'retry' takes (block), but was given (number)
