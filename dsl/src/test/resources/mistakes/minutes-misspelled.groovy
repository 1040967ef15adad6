runbook('a') {
    step('one') {
        timeout 2.minuts
        action { log 'x' }
    }
}
//! 3:19 dsl.unknown-word a number has no 'minuts': did you mean 'minute' or 'minutes'? => a duration is written 90.seconds, 2.minutes or 1.hour
