runbook('a') {
    def stack = compose('.')
    step('one') { action { docker.start(stack.service('api')).untilReady(within 2.minutes) } }
}
//! 3:74 dsl.option-colon 'within' is an option: it is written with ':' => within: ...
