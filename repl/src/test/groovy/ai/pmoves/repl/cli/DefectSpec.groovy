package ai.pmoves.repl.cli

import ai.pmoves.kernel.Runs
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class DefectSpec extends Specification {
    @TempDir
    Path folder

    def "too little memory is told like every other failure"() {
        given:
        def desk = new Desk(folder)
        desk.house = Stub(House) {
            openRuns() >> { throw new OutOfMemoryError('Java heap space') }
            state() >> new ai.pmoves.kernel.StateDirectory(folder.resolve('state'))
        }

        expect:
        desk.types('runs') == 70
        desk.talk.contains('OutOfMemoryError: Java heap space')
        desk.talk =~ /fix: PMOVES_HEAP=\d+m before the same command/
        !desk.talk.contains('\tat ')
    }

    def "a defect tells no secret, neither on the screen nor in its report: #options"() {
        given:
        def desk = new Desk(folder, [DB_PASSWORD: 'canary-Value-77'])
        def kept = folder.resolve('state')
        desk.house = Stub(House) {
            openRuns() >> { throw new IllegalStateException('saw canary-Value-77', new IOException('canary-Value-77')) }
            state() >> new ai.pmoves.kernel.StateDirectory(kept)
        }

        when:
        def ended = desk.types('runs', *options)
        def report = kept.resolve('defect.txt')

        then:
        ended == 70
        desk.talk.contains('saw ***')
        Files.readString(report).contains('saw ***')
        !(desk.talk + desk.output + Files.readString(report)).contains('canary')
        PosixFilePermissions.toString(Files.getPosixFilePermissions(report)) == 'rw-------'

        where:
        options << [[], ['--trace']]
    }

    def "a defect at the prompt is told as one, with its report, and the session goes on: #options"() {
        given:
        def desk = new Desk(folder, [DB_PASSWORD: 'canary-Value-77'])
        desk.house = new OpenHouse(desk.house) {
            @Override
            Runs openRuns() {
                throw new IllegalStateException('saw canary-Value-77')
            }
        }

        when:
        def code = desk.says(options, ':enter up', '40 + 2')
        def report = folder.resolve('state/defect.txt')

        then:
        code == 1
        desk.output == '42\n'
        desk.talk.contains('pmoves itself failed: IllegalStateException: saw ***')
        desk.talk.contains('its report: ' + report)
        Files.readString(report).contains('IllegalStateException: saw ***')
        desk.talk.contains('\tat ') == options.contains('--trace')
        !desk.talk.contains('canary')

        where:
        options << [[], ['--trace']]
    }

    def "what fails in a line that was typed is no defect of ours: #line"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.says([], line, '40 + 2') == 1
        desk.output == '42\n'
        !desk.talk.contains('pmoves itself')
        !Files.exists(folder.resolve('state/defect.txt'))

        where:
        line << ['1 / 0', 'assert 1 == 2', '[].iterator().next()', '(null as String).size()', 'def f = { int n -> call(n) }; f(1)', "throw new Error('x')",
                 'def deep(int n) { deep(n + 1) }; deep(1)', "Integer.parseInt('x')", "files.read('nowhere')"]
    }
}
