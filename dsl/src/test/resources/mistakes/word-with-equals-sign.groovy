runbook('r') {
    step('x') {
        timeout = 2.minutes
        action { log 'x' }
    }
}
//! 3:9 dsl.word-as-variable 'timeout' is a word, not a variable => write it without '=': timeout ...
