runbook('r') {
    step('x') {
        action {
            http.get('http://localhost')
            log 'x'
        }
    }
}
//! 4:13 dsl.unfinished 'get' alone does nothing yet => end it with .untilStatus(...) or .untilOther(...) or .text(...) or .status(...)
