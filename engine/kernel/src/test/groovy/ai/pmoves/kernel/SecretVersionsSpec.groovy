package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class SecretVersionsSpec extends Specification {

    @TempDir
    Path folder

    def "the key is made once and read again"() {
        expect:
        new SecretVersions(folder).of('DB', 'value') == new SecretVersions(folder).of('DB', 'value')
        new SecretVersions(folder).of('DB', 'value') != new SecretVersions(folder).of('DB', 'other')
        Files.list(folder).toList()*.fileName*.toString() == ['secret-versions.key']
    }

    def "a key of #length bytes, as a power cut leaves it, is told with what removing it loses, and left"() {
        given:
        def file = folder.resolve('secret-versions.key')
        Files.write(file, new byte[length])

        when:
        new SecretVersions(folder).of('DB', 'value')

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.problems()[0].code() == 'state.folder'
        e.message.contains("$length bytes")
        e.problems()[0].fix().contains("rm '$file'")
        e.problems()[0].fix().contains('run again')
        Files.size(file) == length

        where:
        length << [0, 31, 33]
    }
}
