runbook('r') {
    params {
        text 'a', byDefault: 3
        choice 'b', of: ['x', 'y'], byDefault: 3
        flag 'c', byDefault: 'yes'
        flag 'd', byDefault: 0
        duration 'e', byDefault: 90
        number 'f', byDefault: 3.minutes
        number 'g', byDefault: 2.5
        number 'h', byDefault: '3'
        number 'i', byDefault: true
        directory 'j', byDefault: ['a']
        text 'k', about: 5
        text 'l', byDefault: null
        number 'm', byDefault: 99999999999
        choice 'n', of: 'x', byDefault: 'x'
        text 'o', required: 'no'
    }
    step('s') { action { log 'x' } }
}
//! 3:19 dsl.option-type 'byDefault:' of 'text' takes text, but was given number => byDefault: '3'
//! 4:37 dsl.option-type 'byDefault:' of 'choice' takes text, but was given number => byDefault: '3'
//! 5:19 dsl.option-type 'byDefault:' of 'flag' takes true or false, but was given text => byDefault: true or byDefault: false
//! 6:19 dsl.option-type 'byDefault:' of 'flag' takes true or false, but was given number => byDefault: true or byDefault: false
//! 7:23 dsl.option-type 'byDefault:' of 'duration' takes duration, but was given number => a duration is written 90.seconds, 2.minutes or 1.hour
//! 8:21 dsl.option-type 'byDefault:' of 'number' takes number, but was given duration => byDefault: 3, a whole number
//! 9:21 dsl.option-type 'byDefault:' of 'number' takes number, but was given decimal number => byDefault: 3, a whole number
//! 10:21 dsl.option-type 'byDefault:' of 'number' takes number, but was given text => byDefault: 3, a whole number
//! 11:21 dsl.option-type 'byDefault:' of 'number' takes number, but was given true or false => byDefault: 3, a whole number
//! 12:24 dsl.option-type 'byDefault:' of 'directory' takes text, but was given list => byDefault: '...'
//! 13:19 dsl.option-type 'about:' of 'text' takes text, but was given number => about: '5'
//! 14:19 dsl.option-type 'byDefault:' of 'text' takes text, but was given null => byDefault: '...'
//! 15:21 dsl.option-type 'byDefault:' of 'number' takes number, but was given one beyond 2147483647 => byDefault: 3, a whole number
//! 16:21 dsl.option-type 'of:' of 'choice' takes list, but was given text => of: ['x']
//! 17:19 dsl.option-type 'required:' of 'text' takes true or false, but was given text => required: true or required: false
