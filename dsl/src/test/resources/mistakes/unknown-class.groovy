runbook('r') {
    step('x') {
        action { Foo x = null; log 'x' }
    }
}
//! 3:22 dsl.unknown-type there is no type 'Foo'
