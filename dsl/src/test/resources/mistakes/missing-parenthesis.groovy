runbook('r') {
    step('x' {
        action { log 'x' }
    }
}
//! 2:9 dsl.braces the '(' of step is never closed => a ')' is missing
