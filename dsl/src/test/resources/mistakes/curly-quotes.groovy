runbook(‘a’) {
    step('one') { action { log 'x' } }
}
//! 1:9 dsl.curly-quote this quote is one of a text processor => write it as ' or "
