package ai.pmoves.compose

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a compose file names is read only where it is a file: a pipe would hang, a device would never end. */
@Timeout(20)
class ForeignFilesSpec extends Specification {
    @TempDir
    Path path

    def '#what that is #named is refused at its place'() {
        given:
        def folder = new Folder(path).write('compose.yaml', yaml.replace('NAMED', named))
                .write('other.yaml', 'services: {}')
        if (named == 'pipe') {
            assert new ProcessBuilder('mkfifo', "$path/pipe").start().waitFor() == 0
        }

        expect:
        folder.messages().any { it.startsWith("compose.yaml:$at:") && it.contains('a pipe, a device or a socket, not a file') }

        where:
        [[what, at, yaml], named] << [
            [
                ['env_file', 1, 'services: {a: {image: i, env_file: NAMED}}'],
                ['label_file', 1, 'services: {a: {image: i, label_file: NAMED}}'],
                ['include', 1, 'include: [NAMED]\nservices: {a: {image: i}}'],
                ['the env_file of an include', 2, 'include:\n- {path: other.yaml, env_file: NAMED}\nservices: {a: {image: i}}'],
                ['extends.file', 1, 'services: {a: {extends: {file: NAMED, service: b}}}'],
            ],
            ['/dev/zero', 'pipe'],
        ].combinations()
    }

    def 'an env file that is too large is refused'() {
        given:
        def folder = new Folder(path).write('compose.yaml', 'services: {a: {image: i, env_file: big.env}}')
                .write('big.env', 'A=' + 'x' * (4 << 20))

        expect:
        folder.messages() == ['compose.yaml:1:36: env file big.env cannot be read: it is larger than 4 MiB']
    }

    def '/dev/null is an empty env file'() {
        expect:
        new Folder(path).write('compose.yaml', 'services: {a: {image: i, env_file: /dev/null}}').messages() == []
    }
}
