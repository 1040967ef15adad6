runbook('a')
//! 1:1 dsl.arguments 'runbook' takes (text, block), but was given (text)
