@groovy.transform.Field String x = 'a'
runbook('r') {
    step('x') { action { log 'x' } }
}
//! 1:1 dsl.no-annotation a runbook holds no annotations: @Field => take it out
