package ai.pmoves.repl.cli

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
}
