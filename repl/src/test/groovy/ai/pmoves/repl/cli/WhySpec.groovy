package ai.pmoves.repl.cli

import java.nio.file.Path
import org.sqlite.JDBC
import spock.lang.Specification
import spock.lang.TempDir

class WhySpec extends Specification {
    @TempDir
    Path folder

    def "what was edited between two tries of one run is named"() {
        given:
        def desk = new Desk(folder)
        def steps = { String first, String second ->
            "    step('a') { effect idempotent; action { sh '$first' } }\n" +
                    "    step('b') { needs 'a'; effect idempotent; action { sh '$second' } }"
        }
        def file = desk.runbook('edited', steps('echo one', 'exit 3'))

        when:
        def ended = [desk.types('run', file)]
        desk.runbook('edited', steps('echo two', 'echo ok'))
        ended << desk.types('resume')
        desk.types('why', desk.lastRun(), 'a')

        then:
        ended == [1, 0]
        desk.output.contains('it ran because: its source changed')
        desk.output.contains('compared with the try before in this run:')
        desk.output.contains('~ source: ')
    }

    def "with what a step was compared is what the journal says, not what can be found now"() {
        given:
        def desk = new Desk(folder)
        def step = { String command -> "    step('a') { effect idempotent; action { sh '$command' } }" }
        def ids = ['echo one', 'exit 3', 'echo one'].collect {
            desk.types('run', desk.runbook('other', step(it)))
            desk.lastRun()
        }

        when:
        desk.types('why', ids[2], 'a')

        then:
        desk.output.contains('it ran because: failed before: ')
        desk.output.contains("compared with run ${ids[1]}, ")

        when:
        desk.types('why', ids[2], 'a', '--json')

        then:
        with(desk.json()) {
            it.verb == 'rerun'
            it.comparedWith == ids[1]
            it.components.findAll { it.changed }*.name == ['source']
        }
    }

    def "a journal in which no comparison stands tells what it knows"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('old', "    step('a') { effect idempotent; action { sh 'echo one' } }")
        2.times { desk.types('run', file) }
        JDBC.createConnection("jdbc:sqlite:${desk.folder.resolve('state/journal.db')}", new Properties()).withCloseable { journal ->
            journal.createStatement().withCloseable {
                it.executeUpdate('DROP TRIGGER event_is_never_changed')
                it.executeUpdate("UPDATE event SET data = json_remove(data, '\$.comparedWith', '\$.changed') WHERE type = 'step.intent'")
            }
        }

        when:
        desk.types('why', desk.lastRun(), 'a')

        then:
        desk.output.contains('it ran because: no check: runs every time')
        desk.output.contains('it was compared with nothing. It is made of:')
        desk.output.contains('    = source: ')
    }

    def "without a run the latest is meant, and its name is said"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('one', "    step('g/a') { action { log 'x' } }\n    step('b') { action { log 'x' } }"))
        def id = desk.lastRun()

        expect:
        desk.types('why', 'g/a') == 0
        desk.output.contains("g/a in run $id: succeeded")
        desk.types('why', 'g/c') == 2
        desk.talk.contains("run $id has no step 'g/c'")
        desk.types('why', id) == 2
        desk.talk.contains("which step of run $id? It has g/a, b")
    }
}
