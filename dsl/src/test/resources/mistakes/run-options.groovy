runbook('a') {
    step('s') {
        action {
            run 'ls', '-l', dri: 'x'
            run 'ls', '-l', env: 'x'
            exec 'ls', '-l', secretEnv: [TOKEN: 'x']
            sh 'ls', 'a', timeout: 3
        }
    }
}
//! 4:29 dsl.unknown-option 'run' knows no option 'dri:': did you mean 'dir'? => it knows: env, secretEnv, dir
//! 5:29 dsl.option-type 'env:' of 'run' takes map, but was given text => env: [NAME: 'value']
//! 6:42 dsl.not-a-secret secretEnv: TOKEN is no secret => secretEnv: [TOKEN: secret('TOKEN')], or env: for what may be seen
//! 7:27 dsl.unknown-option 'sh' knows no option 'timeout:' => it knows: env, secretEnv, dir
