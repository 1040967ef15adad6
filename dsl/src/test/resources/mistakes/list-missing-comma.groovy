runbook('a') {
    def all = ['a' 'b']
    step('one') { action { log 'x' } }
}
//! 2:20 dsl.comma a comma is missing before 'b'
