runbook('r') {
    step('x') {
        needs 'a' 'b'
        action { log 'x' }
    }
}
//! 3:19 dsl.comma a comma is missing before 'b'
