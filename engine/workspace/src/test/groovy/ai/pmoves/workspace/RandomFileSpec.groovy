package ai.pmoves.workspace

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class RandomFileSpec extends Specification {

    @TempDir
    Path folder

    def "a container's user may read it, but nobody gets to it past its folder; there is nothing else in that"() {
        given:
        def file = folder.resolve('stack/secrets/password')

        when:
        RandomFile.write(file, 24)

        then:
        Files.readString(file) ==~ /[A-Za-z0-9_-]{32}\n/
        modes(file) == 'r--r--r--'
        modes(file.parent) == 'rwx------'
        modes(folder.resolve('stack')) == modes(Files.createDirectory(folder.resolve('any other')))
        Files.list(file.parent).withCloseable { it.toList() } == [file]
    }

    def "where it cannot be written, nothing is left of it"() {
        given:
        def file = Files.createDirectories(folder.resolve('secrets/password'))

        when:
        RandomFile.write(file, 24)

        then:
        thrown(UncheckedIOException)
        Files.list(file.parent).withCloseable { it.toList() } == [file]
    }

    def "two are never the same, and one that can be guessed is refused"() {
        given:
        def files = ['a', 'b'].collect { folder.resolve(it) }
        files.each { RandomFile.write(it, 16) }

        expect:
        Files.readString(files[0]) != Files.readString(files[1])

        when:
        RandomFile.write(folder.resolve('c'), 15)

        then:
        thrown(IllegalArgumentException)
    }

    private static String modes(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }
}
