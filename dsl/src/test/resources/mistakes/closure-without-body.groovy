runbook('a') {
    step('one') {
        action
    }
}
//! 3:9 dsl.word-as-variable 'action' is a word, not a variable => something has to follow it: action ...
