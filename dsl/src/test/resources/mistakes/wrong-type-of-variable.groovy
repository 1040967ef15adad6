runbook('r') {
    int count = 'three'
    step('x') { action { log "$count" } }
}
//! 2:17 dsl.type Cannot assign value of type String to variable of type int
