runbook('a') {
    def stack = compose('.')
    step('one') {
        action { http.get('http://localhost:1/').untilStatus(200, within = 1.minute) }
    }
}
//! 4:50 dsl.arguments 'untilStatus' takes (number) or (number, within: duration, every: duration), but was given (number, duration)
//! 4:67 dsl.option-colon 'within' is an option: it is written with ':' => within: ...
