runbook('a') {
    params { string 'name' }
    step('one') { action { log 'x' } }
}
//! 2:14 dsl.unknown-word 'string' is not known in params: did you mean 'text'? => allowed here: ...
