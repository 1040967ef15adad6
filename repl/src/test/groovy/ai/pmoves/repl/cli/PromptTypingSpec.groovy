package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** At the prompt the next step is told as it is typed there, and once. */
@Timeout(60)
class PromptTypingSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
    }

    private String failed() {
        desk.types('run', desk.runbook('up', """
    step('first') { effect idempotent; action { 1 } }
    step('web') { needs 'first'; effect idempotent; action { sh 'echo is busy; test -e $folder/go' } }
    step('last') { needs 'web'; effect idempotent; action { log 'x' } }"""))
        desk.lastRun()
    }

    def "what fails again is told once, with the ways on; no command of a shell goes with it"() {
        given:
        def run = failed()

        when:
        desk.says([run], ':retry')
        def after = desk.talk.substring(desk.talk.indexOf('Plan:'))

        then:
        after.findAll(/x  up failed at step 2\/3 'web'/).size() == 1
        after.findAll(/(?m)^ +is busy$/).size() == 1
        after.contains('   failed=1 reused=1 not-run=1') || after.contains('   reused=1 failed=1 not-run=1')
        after.contains(':explain command.failed')
        after.contains('[r]etry')
        !desk.talk.contains('next:')
        !desk.talk.contains('pmoves ')
    }

    def "all that failed is named"() {
        given:
        desk.types('run', desk.runbook('up', ['a', 'b', 'c'].collect { "    step('$it') { action { sh 'sleep 0.2; false' } }" }.join('\n')))

        when:
        desk.says(['up'], ':quit')
        def other = (desk.talk =~ /at step \d\/3 '(.)'/)[0][1]

        then:
        desk.talk.contains('   also failed: ' + (['a', 'b', 'c'] - other).join(', '))
    }

    def "what comes to a good end is counted once"() {
        given:
        def run = failed()
        Files.createFile(folder.resolve('go'))

        when:
        desk.says([run], ':retry')

        then:
        desk.talk.contains('up on up succeeded')
        desk.talk.findAll(/ok=2 reused=1/).size() == 1
    }

    def "a run that failed and is entered at once is told once"() {
        given:
        def file = desk.runbook('up', "    step('web') { action { sh 'echo is busy; false' } }")
        desk.inputIsTerminal = true

        when:
        desk.input = new ByteArrayInputStream(''.bytes)
        desk.types('run', file, '--repl-on-failure')

        then:
        desk.talk.findAll(/x  up failed at step 1\/1 'web'/).size() == 1
        !desk.talk.contains('next:')
    }

    def "#typed: the fix is typed at the prompt, too"() {
        given:
        def run = failed()
        def words = entered ? [run] : []

        expect:
        desk.says(words, typed.replace('RUN', run)) == 1
        desk.talk.contains(message)
        desk.talk.contains("   fix: $fix\n".replace('RUN', run))

        where:
        typed           | entered || message                                   | fix
        ':enter upp'    | false   || "no run 'upp': did you mean 'up'?"        | ':enter up'
        ':enter zzzzzz' | false   || "no run 'zzzzzz'"                         | ':runs'
        ':attach zzzzzz' | false  || "no run 'zzzzzz'"                         | ':runs'
        ':attach'       | false   || 'no run is on'                            | ':runs'
        ':logs wbe'     | true    || "has no step 'wbe': did you mean 'web'?"  | ':show'
        ':why wbe'      | true    || "has no step 'wbe': did you mean 'web'?"  | ':show'
    }

    def "#words is what it is at the prompt: #typed"() {
        given:
        def run = failed()
        def typing = new ai.pmoves.repl.console.PromptTyping(new ai.pmoves.repl.screen.ShellTyping('/opt/pmoves'))
        typing.entered('k7f3')

        expect:
        typing.command(words.split(' ') as String[]) == typed
        typing.text("see: pmoves $words, or not") == "see: $typed, or not"

        where:
        words                        || typed
        'runs'                       || ':runs'
        'resume k7f3'                || ':continue'
        'resume k7f3 --restart retry' || ':retry'
        'resume av2h'                || ':enter av2h'
        'repl av2h'                  || ':enter av2h'
        'logs k7f3 data/postgres'    || ':logs data/postgres'
        'logs -f av2h'               || ':attach av2h'
        'plan --resume k7f3'         || ':plan'
        'undo k7f3 data'             || ':undo data'
        'explain command.failed'     || ':explain command.failed'
        'show av2h'                  || '/opt/pmoves show av2h'
        'resume k7f3 --pinned'       || '/opt/pmoves resume k7f3 --pinned'
        'doctor'                     || '/opt/pmoves doctor'
    }

    def ":explain says what a problem's code means"() {
        expect:
        desk.says([], ':explain command.failed') == 0
        desk.output.contains('exit code')

        and:
        desk.says([], ':explain') == 1
        desk.talk.contains(':explain command.failed')
    }
}
