runbook('r') {
    step('x') {
        about null
        action { log 'x' }
    }
}
//! 3:15 dsl.null 'about' cannot take null => leave the word out, or give it a value
