runbook('a') {
    step('one') {
        timeout '2m'
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'timeout' takes (duration), but was given (text) => a duration is written 90.seconds, 2.minutes or 1.hour
