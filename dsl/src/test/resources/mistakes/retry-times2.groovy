runbook('a') {
    step('one') {
        retry { times 3 }
        action { log 'x' }
    }
}
//! 3:17 dsl.unknown-word 'times' is not known in retry: did you mean 'attempts'? => allowed here: ...
