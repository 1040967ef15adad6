runbook('r') {
    step('x') {
        action {
            needs 'y'
            log 'x'
        }
    }
}
//! 4:13 dsl.misplaced 'needs' is only known in a step => allowed here: ...
