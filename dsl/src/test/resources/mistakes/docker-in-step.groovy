runbook('r') {
    step('x') {
        critical docker.isRunning()
        action { log 'x' }
    }
}
//! 3:18 dsl.misplaced 'docker' is only known inside action, check, verify, undo => allowed here: about, action, check, confirm, critical, effect, env, file, idempotent, inputs, needs, once, params, platform, pure, retry, secret, severe, silence, timeout, undo, value, verify, was
