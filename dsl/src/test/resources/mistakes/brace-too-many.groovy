runbook('r') {
    step('x') {
        action { log 'x' } }
    }
}
}
//! 5:1 dsl.braces '}' closes nothing => take it out
