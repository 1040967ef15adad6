runbook('a') {
    def stack = compose('.')
    step('one') { action { docker.start(stack.service('api')).untilReady(within: '2m') } }
}
//! 3:74 dsl.option-type 'within:' of 'untilReady' takes duration, but was given text => a duration is written 90.seconds, 2.minutes or 1.hour
