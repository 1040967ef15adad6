runbook('r') {
    step('x') {
        action { lgo 'x' }
    }
}
//! 3:18 dsl.unknown-word 'lgo' is not known inside action, check, verify, undo: did you mean 'log'? => allowed here: ...
