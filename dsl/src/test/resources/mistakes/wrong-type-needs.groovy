runbook('r') {
    step('x') {
        needs 5
        action { log 'x' }
    }
}
//! 3:15 dsl.arguments 'needs' takes names and elements of a stack, but was given number
