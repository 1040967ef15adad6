runbook('a') {
    step('one') {
        timeout 120
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'timeout' takes (duration), but was given (number) => a duration is written 90.seconds, 2.minutes or 1.hour
