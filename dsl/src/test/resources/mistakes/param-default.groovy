runbook('a') {
    params { text 'name', default: 'x' }
    step('one') { action { log 'x' } }
}
//! 2:27 dsl.unknown-option 'text' knows no option 'default:': did you mean 'byDefault'? => it knows: about, byDefault, required
