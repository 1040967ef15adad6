runbook('a') {
    step('one') { check 'test -e x'; action { log 'x' } }
}
//! 2:19 dsl.arguments 'check' takes (block), but was given (text)
