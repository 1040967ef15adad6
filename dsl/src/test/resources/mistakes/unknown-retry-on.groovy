runbook('r') {
    step('x') {
        retry { on EXIT_CODE }
        action { log 'x' }
    }
}
//! 3:20 dsl.unknown-word 'EXIT_CODE' is not known in retry: did you mean 'exitCode'? => allowed here: ...
