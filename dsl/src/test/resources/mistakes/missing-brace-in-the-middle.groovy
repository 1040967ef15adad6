runbook('r') {
    step('x') {
        retry {
            attempts 3
        action { log 'x' }
    }
    step('y') {
        action { log 'y' }
    }
}
//! 3:15 dsl.braces the '{' of retry is never closed => a '}' is missing
