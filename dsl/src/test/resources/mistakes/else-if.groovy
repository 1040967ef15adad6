runbook('a') {
    def x = 1
    step('one') { action { if (x == 1) { log 'x' } elif (x == 2) { log 'y' } } }
}
//! 3:52 dsl.unknown-word 'elif' is not known inside action, check, verify, undo => allowed here: ...
