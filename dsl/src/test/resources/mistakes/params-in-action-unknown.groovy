runbook('a') {
    params { text 'name' }
    step('one') { action { log params.text('nmae') } }
}
//! 3:44 dsl.unknown-parameter there is no parameter 'nmae': did you mean 'name'? => declared: name
