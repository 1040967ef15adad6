package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class Sha256Spec extends Specification {
    @TempDir
    Path folder

    def "a text, its bytes, a file that holds it and its pieces have the digest that sha256sum prints"() {
        given:
        def file = folder.resolve('a')
        Files.writeString(file, 'grüße')
        def pieces = Sha256.start()
        pieces.update('gr'.getBytes('UTF-8'))
        pieces.update('üße'.getBytes('UTF-8'))

        expect:
        Sha256.of('') == 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        ['sha256sum', file as String].execute().text.startsWith(Sha256.of('grüße') + ' ')
        Sha256.of('grüße') == Sha256.of('grüße'.getBytes('UTF-8'))
        Sha256.of('grüße') == Sha256.ofFile(file)
        Sha256.of('grüße') == Sha256.end(pieces)
    }

    def "a file that cannot be read is no empty one"() {
        when:
        Sha256.ofFile(folder.resolve('absent'))

        then:
        thrown(UncheckedIOException)
    }
}
