runbook('a') {
    params { choice 'mode', byDefault: 'x' }
    step('one') { action { log 'x' } }
}
//! 2:14 dsl.missing-option 'choice' also needs of: (list)
