runbook('r') {
    params {
        txt 'name'
    }
}
//! 3:9 dsl.unknown-word 'txt' is not known in params: did you mean 'text'? => allowed here: ...
