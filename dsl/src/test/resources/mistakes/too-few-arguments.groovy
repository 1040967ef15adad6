runbook('r') {
    group { }
    step { action { log 'x' } }
}
//! 2:5 dsl.arguments 'group' takes (text, block), but was given (block)
//! 3:5 dsl.arguments 'step' takes (text, block) or (text, key: text, block), but was given (block)
//! 3:12 dsl.misplaced 'action' is only known in a step => allowed here: ...
