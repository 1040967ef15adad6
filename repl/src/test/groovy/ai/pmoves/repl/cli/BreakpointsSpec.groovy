package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A run that stops before a step, because somebody wants to look around there. */
@Timeout(120)
class BreakpointsSpec extends Specification {
    @TempDir
    Path folder

    private Path book(Desk desk) {
        desk.runbook('up', """
    def port = 8080
    step('db') { effect idempotent; action { sh 'echo db >> $folder/log'; [host: 'here'] } }
    step('web') { needs 'db'; effect idempotent; action { sh 'echo web >> $folder/log'; port } }
    step('last') { needs 'web'; effect idempotent; action { sh 'echo last >> $folder/log'; output('web') } }""")
    }

    private List<String> log() {
        Files.exists(folder.resolve('log')) ? Files.readAllLines(folder.resolve('log')) : []
    }

    def "without a terminal the run waits, with exit 7 and the next commands; resume goes on"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('run', book(desk), '--break', 'web') == 7
        log() == ['db']
        desk.talk.contains('web waits: a breakpoint stands before it')
        desk.talk =~ /next: +pmoves repl \w+ +look around there/
        desk.talk =~ /next: +pmoves resume \w+ +go on/

        and:
        desk.types('resume', desk.lastRun()) == 0
        log() == ['db', 'web', 'last']
    }

    def "a name that no step has is refused before anything runs"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('run', book(desk), '--break', 'wbe') == 2
        desk.talk.contains("--break wbe: the runbook has no such step or group")
        log() == []
    }

    def "the console stands there with the step's variables and what was given before; what is set is stopped at, once"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', book(desk), '--break', 'web', '--break', 'last')
        def run = desk.lastRun()

        when:
        def code = desk.says([run], 'port + 1', "output('db')", ':break', ':continue', "output('web')", ':break')

        then:
        code == 1 // as :continue ended
        desk.output.readLines()*.stripTrailing() == ['8081', 'host  here', '8080']
        desk.talk.contains('   [c]ontinue  [e]dit & retry  [s]kip REASON  [v]alue EXPR  [f]rom STEP  [q]uit')
        desk.talk.contains('stops before web, last')
        desk.talk.contains("up waiting at step 3/3 'last'")

        when:
        code = desk.says([run], 'c')

        then:
        code == 0
        desk.talk.contains('up on up succeeded')
        log() == ['db', 'web', 'last']
    }

    def ":break sets one and takes it away again, for whatever goes on from here"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', book(desk), '--break', 'web')

        when:
        desk.says([desk.lastRun()], ':break last', ':break nope', ':break web', ':skip not today')

        then:
        desk.talk.contains('stops before web, last')
        desk.talk.contains("no step 'nope'")
        desk.talk.contains('stops before last')
        log() == ['db']

        when:
        desk.types('run', folder.resolve('up.groovy'), '--break', 'web')
        desk.says([desk.lastRun()], ':break last', ':break last', ':continue')

        then:
        desk.talk.contains('up on up succeeded')
    }

    def "in a terminal the run is entered where it stopped"() {
        given:
        def desk = new Desk(folder)
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream('port\n:continue\n'.bytes)

        expect:
        desk.types('run', book(desk), '--break', 'web') == 7
        desk.output.contains('8080')
        desk.talk.contains('up on up succeeded')
    }

    def "a resume that stops at one is entered there, too, and what goes on in the console is entered by that alone: #words"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', book(desk), '--break', 'db')
        def run = desk.lastRun()
        desk.inputIsTerminal = terminal
        desk.input = new ByteArrayInputStream('40 + 2\n:break last\n:continue\n:quit\n20 + 3\n'.bytes)

        expect: "a console within the console would be what :quit leaves"
        desk.types('resume', run, '--break', 'web', *words) == 7
        desk.output.readLines().findAll { it in ['42', '23'] } == seen
        log() == acted

        where:
        terminal | words          || seen   | acted
        true     | []             || ['42'] | ['db', 'web']
        true     | ['--no-input'] || []     | ['db']
        true     | ['--json']     || []     | ['db']
        false    | []             || []     | ['db']
    }

    def "a breakpoint before the step that was decided about loses no decision: the plan says it, the console stands at the breakpoint"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    step('a') { effect idempotent; action { sh 'echo a >> $folder/log' } }
    step('b') { effect idempotent; action { sh 'echo b >> $folder/log; exit 3' } }"""), '--parallel', '1')
        def run = desk.lastRun()

        expect:
        desk.types('resume', run, '--restart', 'skip', '--reason', 'not here', '--force', 'a', '--break', 'a', '--parallel', '1') == 7
        desk.types('plan', '--resume', run) == 0
        desk.output.contains('left out, as decided: not here')

        when:
        def code = desk.says([run], ':plan', ':continue')

        then:
        code == 0
        desk.talk.contains("up waiting at step 1/2 'a'")
        desk.output.contains('left out, as decided: not here')
        log() == ['a', 'b', 'a']
    }

    def "a breakpoint follows its step's rename, and goes with the step, which is said: #edit"() {
        given:
        def desk = new Desk(folder)
        def file = book(desk)
        desk.types('run', file, '--break', 'db', '--break', 'web')
        def run = desk.lastRun()
        Files.writeString(file, Files.readString(file).replace("step('web') { needs 'db';", edit).replace("'web'", "'site'"))

        when:
        desk.says([run], ':continue')

        then:
        log() == acted
        desk.talk.contains("no breakpoint before 'web' any more: the runbook has no such step") == gone
        desk.talk.contains("up waiting at step 2/3 'site'") == !gone

        and: "what is typed is a mistake as ever"
        desk.types('resume', run, '--break', 'web') == 2

        where:
        edit                                    || acted                 | gone
        "step('site') { needs 'db';"            || ['db', 'web', 'last'] | true
        "step('site') { was \"web\"; needs 'db';" || ['db']                | false
    }
}
