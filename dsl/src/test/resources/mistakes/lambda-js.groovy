runbook('a') {
    ['a', 'b'].forEach(x => step(x) { action { log 'x' } })
}
//! 2:27 dsl.syntax this was not expected here: ['a', 'b'].forEach(x =>'
