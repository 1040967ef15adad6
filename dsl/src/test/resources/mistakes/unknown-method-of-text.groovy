runbook('r') {
    step('x') {
        action { log 'x'.toUperCase() }
    }
}
//! 3:26 dsl.unknown-method text has no 'toUperCase()': did you mean 'toUpperCase'?
