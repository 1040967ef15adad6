runbook('r') {
    step('x') {
        retry { atempts 3 }
        action { log 'x' }
    }
}
//! 3:17 dsl.unknown-word 'atempts' is not known in retry: did you mean 'attempts'? => allowed here: ...
