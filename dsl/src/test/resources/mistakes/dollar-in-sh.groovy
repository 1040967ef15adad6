runbook('a') {
    step('one') { action { sh "echo $HOME" } }
}
//! 2:31 dsl.shell-text the script of 'sh' has to be written out: a value in it could become a command => hand values over behind it: sh 'echo "$1"', value
//! 2:38 dsl.unknown-word 'HOME' is not known inside action, check, verify, undo => allowed here: ...
