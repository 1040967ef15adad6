runbook('r') {
    params { choice 'keys', about: 'which' }
}
//! 2:14 dsl.missing-option 'choice' also needs of: (list)
