runbook('r') {
    params { choice 'keys', of: 'local' }
}
//! 2:29 dsl.option-type 'of:' of 'choice' takes list, but was given text => of: ['local']
