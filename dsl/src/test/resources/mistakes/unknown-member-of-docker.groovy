runbook('r') {
    def stack = compose('x')
    step('a') {
        check { docker.isRedy(stack.service('a')) }
        action { docker.strat(stack.service('a')).untilReady() }
    }
}





//! 4:24 dsl.unknown-word docker has no 'isRedy': did you mean 'isReady'? => it has: ...
//! 5:25 dsl.unknown-word docker has no 'strat': did you mean 'start'? => it has: ...
