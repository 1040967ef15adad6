runbook('r') {
    step('x') {
        critical docker.isRunning()
        action { log 'x' }
    }
}
//! 3:18 dsl.misplaced 'docker' is only known inside action, check, verify, undo => allowed here: ...
