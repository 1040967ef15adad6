runbook('r') {
    step('x') {
        def which = 'a'
        action { log params.text(which) }
    }
}
//! 4:34 dsl.literal-name the name behind 'text' has to be written out inside action, check, verify, undo => read it outside of the block: def value = ...; the block may use the variable
