runbook('r') {
    def stack = compose('x')
    step('a') {
        action { docker.start(stack.service('api')).untilReady(within: 120) }
    }
}



//! 4:64 dsl.option-type 'within:' of 'untilReady' takes duration, but was given number => a duration is written 90.seconds, 2.minutes or 1.hour
