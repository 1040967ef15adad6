runbook('r') {
    step('x') {
        action { log "token ${secret('TOKEN')}" }
    }
}
//! 3:31 dsl.secret-as-text a secret cannot become part of a text => hand it to a command: secretEnv: [NAME: secret('NAME')]
