runbok('r') {
    step('x') { action { log 'x' } }
}
//! 1:1 dsl.unknown-word 'runbok' is not known outside of all blocks: did you mean 'runbook'? => allowed here: ...
