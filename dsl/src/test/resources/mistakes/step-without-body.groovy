runbook('a') {
    step('one')
}
//! 2:5 dsl.arguments 'step' takes (text, block) or (text, key: text, block), but was given (text)
