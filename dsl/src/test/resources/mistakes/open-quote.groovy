runbook('r') {
    step('x') {
        about 'It is open
        action { log 'x' }
    }
}
//! 3:15 dsl.open-quote the text that begins here is never closed => close it with the same quote, on the same line
