class Helper { }
runbook('r') {
    step('x') { action { log 'x' } }
}
//! 1:1 dsl.no-class a runbook holds no classes => keep to blocks, lists and maps
