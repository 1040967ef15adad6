runbook('r') {
    def stack = compose('x')
    step('a') {
        action { docker.start(stack.service('a')) }
    }
}


//! 4:18 dsl.unfinished 'start' alone does nothing yet => end it with .untilReady(...)
