runbook('a') {
    step('one') {
        effect 'once'
        action { log 'x' }
    }
}
//! 3:9 dsl.arguments 'effect' takes (pure, idempotent or once), but was given (text) => without quotes: effect idempotent
