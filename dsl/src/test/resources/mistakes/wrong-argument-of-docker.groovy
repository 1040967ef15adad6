runbook('r') {
    step('x') {
        action { docker.start('api').untilReady() }
    }
}

//! 3:25 dsl.arguments 'start' takes (service), but was given (text)
