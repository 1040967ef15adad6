runbook('a') {
    step('one') { action { log 'x' } }
    step('two') {
        dependsOn 'one'
        action { log 'x' }
    }
}
//! 4:9 dsl.unknown-word 'dependsOn' is not known in a step: did you mean 'needs'? => allowed here: ...
