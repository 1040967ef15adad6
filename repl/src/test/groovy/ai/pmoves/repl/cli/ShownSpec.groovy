package ai.pmoves.repl.cli

import ai.pmoves.repl.screen.Screen
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a step shows is data: it stands on standard output, whole, and the talk about the run does not. */
@Timeout(120)
class ShownSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        Files.writeString(folder.resolve('table.groovy'), '''\
            runbook('table') {
                step('first') { action { show 'NAME  SIZE\\nvar   12' } }
                step('second') { needs 'first'; action { show 'total 12'; exec('sh', '-c', 'exit 0') } }
            }
            '''.stripIndent())
    }

    def "a run prints what its steps show, in their order, and nothing else, #how"() {
        when:
        desk.types('run', 'table.groovy', *how)

        then:
        desk.output == 'NAME  SIZE\nvar   12\ntotal 12\n'
        !desk.talk.contains('NAME  SIZE')

        where:
        how << [[], ['--progress=quiet']]
    }

    def "a finding is laid out for the screen, and no path in it is cut; what is no finding stays as it was given"() {
        given:
        def path = 'a/very/long/path/that/no/narrow/screen/has/room/for/compose.yaml:12:3'
        def command = 'cp env.shared.example env.shared && chmod 600 env.shared # works when it is pasted'
        Files.writeString(folder.resolve('report.groovy'), """\
            runbook('report') { step('one') { action { show '  $path  the cause of it, told in several words  [env.rule]\\n  $command' } } }
            """.stripIndent())
        if (width > 0) {
            desk.screen = new Screen(false, width, Screen.UNKNOWN, false, false)
        }

        when:
        desk.types('run', 'report.groovy')

        then:
        desk.output.readLines().collect { it.replace(path, 'PATH') } == [*lines, "  $command"]

        where:
        width || lines
        0     || ['  PATH  the cause of it, told in several words  [env.rule]']
        200   || ['  PATH  the cause of it, told in several words  [env.rule]']
        40    || ['  PATH', '      the cause of it, told in several', '      words  [env.rule]']
    }

    def "as JSON it is an event"() {
        when:
        desk.types('run', 'table.groovy', '--json')

        then:
        desk.output.readLines().findAll { it.contains('"step.shown"') }.size() == 2
        !desk.output.readLines().any { it.startsWith('NAME') }
    }

    def "secrets in it are hidden"() {
        given:
        Files.writeString(folder.resolve('secret.groovy'), "runbook('secret') { step('one') { action { show 'it is ' + env('DB_PASSWORD') } } }")
        desk.environment.DB_PASSWORD = 'Tr0ub4dor-and-3'

        expect:
        desk.types('run', 'secret.groovy') == 0
        desk.output == 'it is ***\n'
        !desk.talk.contains('Tr0ub4dor')
    }
}
