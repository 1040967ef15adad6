runbook('r') {
    step('x') {
        group('y') { }
        action { log 'x' }
    }
}
//! 3:9 dsl.misplaced 'group' is only known in a runbook or in a group => allowed here: about, action, check, confirm, critical, effect, env, file, idempotent, inputs, needs, once, params, platform, pure, retry, secret, severe, silence, timeout, undo, value, verify, was
