package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a run did is taken back before somebody's eyes: said before, asked about, journaled. */
@Timeout(60)
class UndoSpec extends Specification {
    @TempDir
    Path folder

    private Path runbook(Desk desk, String more = '') {
        desk.runbook('home', """
    step('look') { effect pure; action { log 'x' } }
    step('net') { effect idempotent; action { sh 'touch $folder/net' }; undo { sh 'rm $folder/net' } }
    step('data/db') { needs 'net'; effect idempotent; action { sh 'touch $folder/db' }; undo { sh 'test ! -e $folder/busy || { echo in use; exit 1; }; rm $folder/db' } }
    step('note') { needs 'data/db'; action { sh 'touch $folder/note' } }
$more""")
    }

    private Set<String> there() {
        ['net', 'db', 'note'].findAll { Files.exists(folder.resolve(it)) } as Set
    }

    def "the plan is shown first, without a yes nothing happens; then the last goes first"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk))
        def run = desk.lastRun()

        expect:
        desk.types('undo', run) == 5
        desk.talk.contains("fix: pmoves undo $run --yes")
        there() == ['net', 'db', 'note'] as Set

        when:
        def code = desk.types('undo', run, '--yes')
        def lines = desk.talk.readLines()

        then:
        code == 0
        there() == ['note'] as Set
        lines.any { it =~ /< 1 db +undo +done \d+ s ago/ }
        lines.any { it =~ /< 2 net +undo +done/ }
        lines.any { it =~ /- \d note +stays +it has no undo/ }
        lines.any { it.contains('Plan: 1 skip, 2 undo, 1 stays.') }
        lines.findIndexOf { it.contains('data/db taking back') } < lines.findIndexOf { it.contains('net taking back') }
        lines.any { it.startsWith('undone=2') }

        and:
        desk.types('undo', run, '--yes') == 0
        desk.talk.contains('nothing to take back')
        desk.types('runs', '--json') == 0
        desk.json().runs*.state == ['undone']
        desk.types('resume') == 2
    }

    def "a no at the terminal leaves everything"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk))
        def run = desk.lastRun()
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream('n\n'.bytes)

        expect:
        desk.types('undo', run) == 7
        desk.talk.contains("Take back 2 steps of run $run on ")
        there() == ['net', 'db', 'note'] as Set
    }

    def "what could not be taken back is told with its log, and can be tried again"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk))
        def run = desk.lastRun()
        Files.createFile(folder.resolve('busy'))

        when:
        def code = desk.types('undo', run, '--yes')

        then:
        code == 1
        desk.talk.contains("undo of home failed at step 1/2 'data/db'")
        desk.talk.contains('data~db.undo.log')
        desk.talk =~ /next: +pmoves undo $run/
        desk.talk.readLines().any { it.startsWith('undone=1 failed=1') }
        there() == ['db', 'note'] as Set

        when:
        Files.delete(folder.resolve('busy'))

        then:
        desk.types('undo', run, 'data', '--yes') == 0
        there() == ['note'] as Set
    }

    def "a step that asks for a word asks for it again"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk, "    step('wipe') { confirm severe('Wipe?', 'my home'); action { log 'x' }; undo { sh 'touch $folder/restored' } }"), '--confirm', 'my home')
        def run = desk.lastRun()

        expect:
        desk.types('undo', run, 'wipe', '--yes') == 5
        desk.talk.contains("--confirm=my home")
        !Files.exists(folder.resolve('restored'))
        desk.types('undo', run, 'wipe', '--yes', '--confirm', 'my home') == 0
        Files.exists(folder.resolve('restored'))
    }

    def "--json writes an event per line, and a result"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk))
        def run = desk.lastRun()

        when:
        def code = desk.types('undo', run, '--yes', '--json')
        def lines = desk.jsonLines()

        then:
        code == 0
        lines.findAll { it.type?.startsWith('undo.') }*.type == ['undo.started', 'undo.intent', 'undo.outcome', 'undo.intent', 'undo.outcome', 'undo.ended']
        lines.last().type == 'result'
        lines.last().exit == 0
        lines.last().counts == [undone: 2]
    }

    def "2 for #words"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk))
        def run = desk.lastRun()

        expect:
        desk.types('undo', *words.collect { it == 'RUN' ? run : it }) == 2
        desk.talk.contains(hint)

        where:
        words                    || hint
        ['zzzz']                 || "no run 'zzzz'"
        ['RUN', 'dat', '--yes']  || "did you mean 'data'?"
        ['RUN', '--from', 'net'] || '--from'
    }

    def "a rehearsal is taken back without a question, and touches nothing"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', runbook(desk), '--rehearse')
        def run = desk.lastRun()
        Files.createFile(folder.resolve('net'))

        expect:
        desk.types('undo', run) == 0
        Files.exists(folder.resolve('net'))
    }

    def "without a run the latest that stands is meant, and its name is said"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('undo') == 2
        desk.talk.contains('nothing has been run yet')

        when:
        desk.types('run', runbook(desk))
        def id = desk.lastRun()

        then:
        desk.types('undo', '--yes') == 0
        desk.talk.contains("taking back run $id: the latest ('home' on 'home', succeeded, begun ")
        there() == ['note'] as Set

        and: "an earlier one is never meant: it may be of another stack"
        desk.types('undo', '--yes') == 2
        desk.talk.contains("the latest run $id ('home' on 'home') has been taken back already")
    }

    def "where a further run did nothing, the run that did is named"() {
        given:
        def desk = new Desk(folder)
        def book = desk.runbook('home', """
    params { flag 'write', about: 'write it' }
    step('look') { effect pure; action { log 'x' } }
    if (params.flag('write')) {
        step('net') { effect idempotent; action { sh 'touch $folder/net' }; undo { sh 'rm $folder/net' } }
    }""")

        when: "only a look: nothing has been done by any run"
        desk.types('run', book)

        then:
        desk.types('undo', '--yes') == 0
        desk.talk.readLines().last() == 'nothing to take back'

        when:
        desk.types('run', book, '-p', 'write=true')
        def wrote = desk.lastRun()
        desk.types('run', book)

        then:
        desk.types('undo', '--yes') == 0
        desk.talk.contains("nothing to take back; run $wrote ('home', begun ")
        desk.talk.contains("pmoves undo $wrote")

        and: "by the name of its runbook, too"
        desk.types('undo', 'home', '--yes') == 2
        desk.talk.contains("'home' is a runbook; the latest of its runs that did something to take back is $wrote (succeeded)")
        desk.talk.contains("fix: pmoves undo $wrote")
        there() == ['net'] as Set

        when: "nothing is left of it"
        desk.types('undo', wrote, '--yes')
        desk.types('run', book)

        then:
        there() == [] as Set
        desk.types('undo', '--yes') == 0
        desk.talk.readLines().last() == 'nothing to take back'
    }
}
