def helper(String x) { x }
runbook('r') {
    step('x') { action { log 'x' } }
}
//! 1:1 dsl.no-method a runbook holds no methods: 'helper' could not be seen inside its blocks => def helper = { ... } inside runbook { }
