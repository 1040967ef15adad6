runbook('r') {
    step('x') {
        action {
            needs 'y'
            log 'x'
        }
    }
}
//! 4:13 dsl.misplaced 'needs' is only known in a step => allowed here: docker, env, exec, files, http, log, output, params, platform, preflight, progress, run, secret, sh
