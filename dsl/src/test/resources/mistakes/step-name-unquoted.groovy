runbook('a') {
    step(one) { action { log 'x' } }
}
//! 2:10 dsl.unknown-word 'one' is not known in a runbook => a text stands in quotes: 'one'
