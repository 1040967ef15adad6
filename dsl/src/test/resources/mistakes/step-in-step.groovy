runbook('r') {
    step('x') {
        step('y') { action { log 'y' } }
        action { log 'x' }
    }
}
//! 3:9 dsl.misplaced 'step' is only known in a runbook or in a group => allowed here: ...
