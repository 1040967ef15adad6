runbook('r') {
    step('x') {
        retyr { attempts 3 }
        action { log 'x' }
    }
}
//! 3:9 dsl.unknown-word 'retyr' is not known in a step: did you mean 'retry'? => allowed here: ...
