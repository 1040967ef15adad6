runbook('a') {
    step('one') { action { run 'git status' } }
}
//! 2:32 dsl.command-words 'run' takes a command word by word, and this is one word with blanks => run 'git', 'status', or a line for the shell: sh 'git status'
