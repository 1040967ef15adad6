runbook('r') {
    params { flag 'fast' }
    step('x') { action { log params.text('fast') } }
}
//! 3:42 dsl.parameter-type parameter 'fast' is a flag, not a text => params.flag('fast')
