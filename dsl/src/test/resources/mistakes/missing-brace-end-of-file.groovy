runbook('r') {
    step('x') {
        action { log 'x' }
    }
//! 1:14 dsl.braces the '{' of runbook('r') is never closed => a '}' is missing
