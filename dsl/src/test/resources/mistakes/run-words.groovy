runbook('a') {
    step('s') {
        action {
            run 'ls', 3, dir: 'x'
            run 'ls', ['a', 'b']
            run()
            exec dir: 'x'
        }
    }
}
//! 4:23 dsl.arguments 'run' takes words, but was given number => '3'
//! 5:23 dsl.arguments 'run' takes words, but was given list => word by word, each a text: run 'git', 'status'
//! 6:13 dsl.empty-command 'run' needs at least a program => run 'git', 'status'
//! 7:13 dsl.empty-command 'exec' needs at least a program => exec 'git', 'status'
