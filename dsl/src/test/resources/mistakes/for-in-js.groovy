runbook('a') {
    for (x of ['a', 'b']) { step(x) { action { log 'x' } } }
}
//! 2:15 dsl.syntax this was not expected here: for (x of ['
