runbook('r') {
    def stack = compose('x')
    stcak.services.each { service ->
        step(service.name) { action { log servce.name } }
    }
}



//! 3:5 dsl.unknown-word 'stcak' is not known in a runbook: did you mean 'stack'? => allowed here: ...
//! 4:43 dsl.unknown-word 'servce' is not known inside action, check, verify, undo: did you mean 'service'? => allowed here: ...
