runbook('r') {
    step('x') {
        action { println 'x' }
    }
}
//! 3:18 dsl.print 'println' would write between the run's own lines => log 'text', inside action
