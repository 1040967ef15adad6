runbook('a') {
    step('one') {
        action -> { log 'x' }
    }
}
//! 3:21 dsl.misplaced 'log' is only known inside action, check, verify, undo => allowed here: ...
