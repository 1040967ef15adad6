runbook('r') {
    stp('x') {
        abuot 'y'
        action { lgo 'x' }
    }
}
//! 2:5 dsl.unknown-word 'stp' is not known in a runbook: did you mean 'step'? => allowed here: about, compose, env, group, params, platform, secret, step, use
//! 3:9 dsl.unknown-word 'abuot' is not known in a step: did you mean 'about'? => allowed here: about, action, check, confirm, critical, effect, env, file, idempotent, inputs, needs, once, params, platform, pure, retry, secret, severe, silence, timeout, undo, value, verify, was
//! 4:18 dsl.unknown-word 'lgo' is not known inside action, check, verify, undo: did you mean 'log'? => allowed here: docker, env, exec, files, http, log, output, params, platform, preflight, progress, run, secret, sh
