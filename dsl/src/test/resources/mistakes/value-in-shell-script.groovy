runbook('r') {
    params { text 'name' }
    def name = params.text('name')
    step('x') {
        action { sh "echo ${name}" }
    }
}
//! 5:21 dsl.shell-text the script of 'sh' has to be written out: a value in it could become a command => hand values over behind it: sh 'echo "$1"', value
