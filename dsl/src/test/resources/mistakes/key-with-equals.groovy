runbook('a') {
    step('one', key = 'x') { action { log 'x' } }
}
//! 2:5 dsl.arguments 'step' takes (text, block) or (text, key: text, block), but was given (text, text, block)
//! 2:17 dsl.option-colon 'key' is an option: it is written with ':' => key: ...
