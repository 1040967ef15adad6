runbook('a') {
    params { number 'n', byDefault: '3' }
    step('one') { action { log 'x' } }
}
//! 2:26 dsl.option-type 'byDefault:' of 'number' takes number, but was given text => byDefault: 3, a whole number
