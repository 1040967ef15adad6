runbook('a') {
    step('one') { confirm { 'Really?' }; action { log 'x' } }
}
//! 2:19 dsl.arguments 'confirm' takes (severe(...)) or (text), but was given (block)
