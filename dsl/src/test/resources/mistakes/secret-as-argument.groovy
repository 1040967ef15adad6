runbook('r') {
    step('x') {
        action { run 'curl', '-H', secret('TOKEN') }
    }
}
//! 3:36 dsl.secret-as-text a secret cannot become part of a text => hand it to a command: secretEnv: [NAME: secret('NAME')]
