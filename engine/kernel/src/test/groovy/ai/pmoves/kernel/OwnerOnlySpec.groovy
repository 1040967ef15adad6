package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class OwnerOnlySpec extends Specification {

    @TempDir
    Path folder

    def "a folder is 0700 with those above it, a file 0600; what is there stays as it is"() {
        given:
        def deep = folder.resolve('a/b')
        def file = deep.resolve('f')

        when:
        OwnerOnly.createFolder(deep)
        OwnerOnly.createFile(file)

        then:
        modes(folder.resolve('a')) == 'rwx------'
        modes(deep) == 'rwx------'
        modes(file) == 'rw-------'

        when:
        Files.setPosixFilePermissions(deep, PosixFilePermissions.fromString('rwxr-xr-x'))
        Files.writeString(file, 'kept')
        OwnerOnly.createFolder(deep)
        OwnerOnly.createFile(file)

        then:
        modes(deep) == 'rwxr-xr-x'
        Files.readString(file) == 'kept'
    }

    def "a folder that is a link to one is one"() {
        given:
        def link = Files.createSymbolicLink(folder.resolve('link'), Files.createDirectory(folder.resolve('real')))

        when:
        OwnerOnly.createFolder(link)

        then:
        Files.isSymbolicLink(link)
    }

    private static String modes(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }
}
