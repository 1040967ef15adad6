package ai.pmoves.repl.cli

import java.nio.file.Path
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
}
