// A first runbook.
//
//   pmoves plan hello                  what would happen, and why
//   pmoves run hello                   do it; the second time nothing is left to do
//   pmoves run hello -p name=you       another greeting: the file is written again
//   pmoves undo                        take the latest run back

runbook('hello') {
    about 'Write a greeting to a file, and show it'

    params {
        text 'name', about: 'who is greeted', byDefault: 'world'
    }

    def greeting = "Hello, ${params.text('name')}!".toString()

    step('greet') {
        about 'the file holds the greeting'
        effect idempotent
        check { files.exists('hello.txt') && files.read('hello.txt') == greeting }
        action { files.write('hello.txt', greeting) }
        undo { files.delete('hello.txt') }
    }

    step('read') {
        about 'what the file says now'
        needs 'greet'
        effect pure
        action { show files.read('hello.txt') }
    }
}
