runbook('a') {
    step('one') { action { shell 'ls' } }
}
//! 2:28 dsl.unknown-word 'shell' is not known inside action, check, verify, undo: did you mean 'sh'? => allowed here: ...
