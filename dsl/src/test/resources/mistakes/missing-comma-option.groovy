runbook('r') {
    params {
        text 'name' about: 'x'
    }
}
//! 3:14 dsl.comma a comma is missing before 'name'
