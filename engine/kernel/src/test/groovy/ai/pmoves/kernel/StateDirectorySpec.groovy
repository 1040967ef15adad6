package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class StateDirectorySpec extends Specification {

    @TempDir
    Path folder

    def "what is kept beside the journal is for its owner only, also where a file of that name was not"() {
        given:
        def state = new StateDirectory(folder.resolve('state'))

        when:
        def file = state.keep('problems.txt', ['one'])
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r--r--'))
        state.keep('problems.txt', ['two'])

        then:
        Files.readString(file) == 'two\n'
        modes(folder.resolve('state')) == 'rwx------'
        modes(file) == 'rw-------'
        Files.list(file.parent).withCloseable { it.toList() } == [file]
    }

    private static String modes(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }
}
