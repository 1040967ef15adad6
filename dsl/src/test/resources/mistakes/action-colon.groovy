runbook('a') {
    step('one') {
        action: { log 'x' }
    }
}
//! 3:17 dsl.label 'action' is a word: it is written without ':' => action ...
//! 3:19 dsl.misplaced 'log' is only known inside action, check, verify, undo => allowed here: ...
