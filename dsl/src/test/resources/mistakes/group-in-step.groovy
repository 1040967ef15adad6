runbook('r') {
    step('x') {
        group('y') { }
        action { log 'x' }
    }
}
//! 3:9 dsl.misplaced 'group' is only known in a runbook or in a group => allowed here: ...
