runbook('a') {
    step { action { log 'x' } }
}
//! 2:5 dsl.arguments 'step' takes (text, block) or (text, key: text, block), but was given (block)
//! 2:12 dsl.misplaced 'action' is only known in a step => allowed here: ...
