runbook('r') {
    def stack = compose('x')
    step('a') {
        action { docker.start(stack.service('api')).untilReady(witin: 2.minutes) }
    }
}



//! 4:53 dsl.missing-option 'untilReady' also needs within: (duration)
//! 4:64 dsl.unknown-option 'untilReady' knows no option 'witin:': did you mean 'within'? => it knows: within
