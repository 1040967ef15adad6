runbook('r') {
    stp('x') {
        action { log 'x' }
    }
}
//! 2:5 dsl.unknown-word 'stp' is not known in a runbook: did you mean 'step'? => allowed here: ...
