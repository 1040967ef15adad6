runbook('r') {
    whatever {
        anything 'goes'
    }
    step('x') { action { lgo 'x' } }
}
//! 2:5 dsl.unknown-word 'whatever' is not known in a runbook => allowed here: ...
//! 5:26 dsl.unknown-word 'lgo' is not known inside action, check, verify, undo: did you mean 'log'? => allowed here: ...
