runbook('a') {
    step('one') { action { log 'x' } }
    undo { log 'y' }
}
//! 3:5 dsl.misplaced 'undo' is only known in a step => allowed here: ...
