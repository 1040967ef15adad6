runbook('a') {
    params { flag 'fast' }
    step('one') { action { if (params.flag('fast') = true) { log 'x' } } }
}
//! 3:32 dsl.syntax The LHS of an assignment should be a variable or a field accessing expression
