runbook('a') {
    step('one') {
        action = { log 'x' }
    }
}
//! 3:9 dsl.word-as-variable 'action' is a word, not a variable => write it without '=': action ...
//! 3:20 dsl.misplaced 'log' is only known inside action, check, verify, undo => allowed here: ...
