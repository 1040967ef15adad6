runbook('a') {
    def one = step('one') { action { log 'x' } }
    step('two') { needs one; action { log 'x' } }
}
//! 3:25 dsl.arguments 'needs' takes names and elements of a stack, but was given nothing
