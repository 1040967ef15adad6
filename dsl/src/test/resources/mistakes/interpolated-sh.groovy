runbook('a') {
    params { text 'name' }
    step('one') { action { sh "echo ${params.text('name')}" } }
}
//! 3:31 dsl.shell-text the script of 'sh' has to be written out: a value in it could become a command => hand values over behind it: sh 'echo "$1"', value
