runbook('r') {
    exec 'ls'
    step('x') { action { log 'x' } }
}
//! 2:5 dsl.misplaced 'exec' is only known inside action, check, verify, undo => allowed here: ...
