runbook('a') {
    params { choice 'mode', of: 'a,b' }
    step('one') { action { log 'x' } }
}
//! 2:29 dsl.option-type 'of:' of 'choice' takes list, but was given text => of: ['a', 'b']
