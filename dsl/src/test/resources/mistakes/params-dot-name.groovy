runbook('a') {
    params { text 'name' }
    step('one') { action { log params.name } }
}
//! 3:39 dsl.unknown-word params has no 'name' => it has: ...
