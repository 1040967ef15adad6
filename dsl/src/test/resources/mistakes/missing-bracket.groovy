runbook('r') {
    params { choice 'a', of: ['b', 'c' }
}
//! 2:30 dsl.braces the '[' of params{choice'a',of: is never closed => a ']' is missing
