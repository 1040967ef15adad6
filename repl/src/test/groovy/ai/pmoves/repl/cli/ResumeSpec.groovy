package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import org.sqlite.JDBC
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Resume decides, shows what it decided, and does that. */
@Timeout(60)
class ResumeSpec extends Specification {
    @TempDir
    Path folder

    def "each check is asked once, for the table and for the run together"() {
        given:
        def desk = new Desk(folder)
        def asked = folder.resolve('asked')
        def go = folder.resolve('go')
        def steps = ['a', 'b'].collect {
            """    step('$it') {
        effect idempotent
        check { java.nio.file.Files.writeString(java.nio.file.Path.of('$asked'), '$it', java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND); true }
        action { log 'x' }
    }"""
        }
        def file = desk.runbook('checked', steps.join('\n') +
                "\n    step('c') { needs 'a', 'b'; effect idempotent; action { sh 'test -e \"$go\"' } }")
        def first = desk.types('run', file)
        Files.delete(asked)
        Files.createFile(go)

        when:
        def second = desk.types('resume')

        then:
        [first, second] == [1, 0]
        desk.talk.contains('Plan: ')
        Files.readString(asked).toList().toSorted() == ['a', 'b']
    }

    def "a run whose stack was acted on since is gone on with only by name"() {
        given:
        def desk = new Desk(folder)
        def go = folder.resolve('go')
        def file = desk.runbook('door', "    step('a') { effect idempotent; action { sh 'test -e \"$go\"' } }")
        desk.types('run', file)
        def failed = desk.lastRun()
        Files.createFile(go)
        desk.types('run', file)
        def later = desk.lastRun()

        when:
        def code = desk.types('resume')

        then:
        code == 2
        desk.talk.contains("run $failed ('door', failed) was overtaken by run $later ('door') on 'door'")
        desk.talk.contains("pmoves resume $failed")
        desk.lastRun() == later

        and:
        desk.types('resume', failed) == 0
    }

    def "a run that was forgotten is offered no more, stays as it was, and can still be named"() {
        given:
        def desk = new Desk(folder)
        def go = folder.resolve('go')
        def file = desk.runbook('door', "    step('a') { effect idempotent; action { sh 'test -e \"$go\"' } }")
        desk.types('run', file)
        def earlier = desk.lastRun()
        desk.types('run', desk.runbook('gate', "    step('a') { action { sh 'exit 3' } }"))
        def later = desk.lastRun()
        desk.types('show', later, '--json')
        def before = desk.json()

        when:
        def code = desk.types('forget', later[0..2])

        then:
        code == 0
        desk.talk.contains("forgotten: run $later")
        desk.lastRun() == earlier
        desk.types('runs', '--all') == 0
        desk.output =~ /$later +forgotten +gate/

        and:
        desk.types('show', later, '--json') == 0
        desk.json() == before + [state: 'forgotten']
        desk.types('forget', later) == 2
        desk.talk.contains("run $later (forgotten) does not wait to be resumed")

        when:
        desk.types('resume')

        then:
        desk.talk.contains("resuming run $earlier")

        expect:
        desk.types('resume', later) == 1
        desk.lastRun() == later
    }

    def "a run that was cut off while it was taken back is not resumed unasked"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('door', "    step('a') { action { log 'x' }; undo { log 'y' } }"))
        def id = desk.lastRun()
        desk.types('undo', id, '--yes')
        JDBC.createConnection("jdbc:sqlite:${folder.resolve('state/journal.db')}", new Properties()).withCloseable { journal ->
            journal.createStatement().withCloseable {
                it.executeUpdate('DROP TRIGGER event_is_never_removed')
                it.executeUpdate("DELETE FROM event WHERE type = 'undo.ended'")
                it.executeUpdate("UPDATE sitting SET pid_started = '0'")
            }
        }

        expect:
        desk.types('resume') == 2
        desk.talk.contains("run $id was being taken back when it was cut off")
        desk.talk.contains("fix: pmoves undo $id")
    }

    def "what is over or was never there cannot be forgotten"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('fine', "    step('a') { action { log 'x' } }"))

        expect:
        desk.types('forget', desk.lastRun()) == 2
        desk.talk.contains('(succeeded) does not wait to be resumed')
        desk.types('forget', 'zzzz') == 2
        desk.talk.contains("no run 'zzzz'")
    }

    def "a rehearsal that failed last leaves no doubt about which is meant"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('door', "    step('a') { effect idempotent; action { throw new IllegalStateException('no') } }")
        desk.types('run', file)
        def real = desk.lastRun()
        desk.types('run', file, '--rehearse')
        def rehearsal = desk.lastRun()

        expect:
        desk.types('resume') == 2
        desk.talk.contains("the latest without a good end is rehearsal $rehearsal, the latest real one run $real")
        desk.types('resume', '--rehearse') == 1
    }
}
