runbook('a') {
    step('s') {
        action {
            def o = [dir: 'x']
            run o, 'a', 'b'
        }
    }
}
//! 5:17 dsl.options-by-name the options of 'run' have to be written out, so that they can be checked => run ..., env: ...
