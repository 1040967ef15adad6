runbook('r') {
    step('x') {
        effect pur
        action { log 'x' }
    }
}
//! 3:16 dsl.unknown-word 'pur' is not known in a step: did you mean 'pure'? => allowed here: ...
