runbook('r') {
    step('x') {
        needs 'a', 'b' 'c'
        action { log 'x' }
    }
}
//! 3:24 dsl.comma a comma is missing before 'c'
