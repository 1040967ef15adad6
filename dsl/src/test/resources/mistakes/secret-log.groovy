runbook('a') {
    step('one') { action { log secret('TOKEN') } }
}
//! 2:32 dsl.secret-as-text a secret cannot become part of a text => hand it to a command: secretEnv: [NAME: secret('NAME')]
