package ai.pmoves.dsl.language

import ai.pmoves.kernel.StepContext
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class ReplacedFileSpec extends Specification {
    @TempDir
    Path folder

    def 'what is replaced stays beside, with its permissions, and comes back'() {
        given:
        def file = Files.writeString(folder.resolve('f'), 'old')
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))

        when:
        files().replace('f', 'new')

        then:
        Files.readString(file) == 'new'
        Files.readString(folder.resolve('f.before')) == 'old'
        ['f', 'f.before'].every { PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(it))) == 'rw-r-----' }

        when:
        files().restore('f')

        then:
        Files.readString(file) == 'old'
        !Files.exists(folder.resolve('f.before'))
    }

    def 'a file that was not there is gone again, also where an older one was kept'() {
        given:
        Files.writeString(folder.resolve('f.before'), 'of another day')

        when:
        files().replace('f', 'new')
        files().restore('f')

        then:
        Files.list(folder).toList().empty
    }

    private FileWords files() {
        new FileWords(folder, Stub(StepContext), new RehearsedFiles())
    }
}
