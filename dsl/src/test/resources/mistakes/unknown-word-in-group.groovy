runbook('r') {
    group('g') {
        sttep('x') { action { log 'x' } }
    }
}
//! 3:9 dsl.unknown-word 'sttep' is not known in a group: did you mean 'step'? => allowed here: ...
