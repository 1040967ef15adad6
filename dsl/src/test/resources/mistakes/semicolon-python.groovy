runbook('a'):
    step('one'):
        action: log 'x'
//! 1:13 dsl.syntax this was not expected here: '('a'):'
