runbook('r') {
    step(null) { action { log 'x' } }
}
//! 2:10 dsl.null 'step' cannot take null => leave the word out, or give it a value
