package ai.pmoves.compose.build

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Service
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Whether an image would be built differently now is told by content alone. */
class BuildContentSpec extends Specification {
    static final WRITE_ONLY = '/proc/sys/net/ipv4/route/flush'

    @TempDir Path folder

    def setup() {
        write('compose.yaml', '''
            name: b
            services:
              app: {build: {context: app, args: {TOKEN: first}}}
            '''.stripIndent())
        write('app/Dockerfile', 'FROM busybox\nCOPY . /\n')
        write('app/src/main.txt', 'text')
        write('app/tmp/noise.log', 'noise')
        write('app/.dockerignore', '# remarks\n**/*.log\n/data\n*.md\n!README.md\n')
        write('app/README.md', 'read')
        write('app/other.md', 'other')
        write('app/data/rows', '1')
        write('outside/file', 'outside')
        Files.createSymbolicLink(folder.resolve('app/link'), Path.of('../outside'))
    }

    Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }

    Service app() {
        ComposeFiles.resolve(ComposeRequest.in(folder, [:])).project().services().app
    }

    String digest() {
        BuildContents.read().of(app()).digest()
    }

    def "#what makes another build"() {
        given:
        def before = digest()

        when:
        change.call(this)

        then:
        digest() != before

        where:
        what                        | change
        'an edited file'            | { it.write('app/src/main.txt', 'texT') }
        'a new file'                | { it.write('app/src/new', '') }
        'a renamed file'            | { Files.move(it.folder.resolve('app/src/main.txt'), it.folder.resolve('app/src/m')) }
        'a removed file'            | { Files.delete(it.folder.resolve('app/src/main.txt')) }
        'an executable file'        | { Files.setPosixFilePermissions(it.folder.resolve('app/src/main.txt'), PosixFilePermissions.fromString('rwxr-xr-x')) }
        'an empty folder'           | { Files.createDirectory(it.folder.resolve('app/empty')) }
        'the Dockerfile'            | { it.write('app/Dockerfile', 'FROM busybox\n') }
        'what is taken back'        | { it.write('app/README.md', 'other') }
        'a link to elsewhere'       | { Files.delete(it.folder.resolve('app/link')); Files.createSymbolicLink(it.folder.resolve('app/link'), Path.of('src')) }
        'a build argument'          | { it.write('compose.yaml', Files.readString(it.folder.resolve('compose.yaml')).replace('first', 'second')) }
        'an ignored Dockerfile'     | { it.write('app/.dockerignore', 'Dockerfile\n') }
        'the rules for one Dockerfile' | { it.write('app/Dockerfile.dockerignore', 'src\n') }
    }

    def "#what makes no other build"() {
        given:
        def before = digest()

        when:
        change.call(this)

        then:
        digest() == before

        where:
        what                      | change
        'nothing'                 | { }
        'a touched file'          | { Files.setLastModifiedTime(it.folder.resolve('app/src/main.txt'), FileTime.fromMillis(1)) }
        'an ignored file'         | { it.write('app/tmp/noise.log', 'more') }
        'a file in an ignored folder' | { it.write('app/data/deep/rows', '2') }
        'an ignored text'         | { it.write('app/other.md', '2') }
        'what a link points to'   | { it.write('outside/file', 'changed') }
        'a label of the service'  | { it.write('compose.yaml', Files.readString(it.folder.resolve('compose.yaml')).replace('app: {', 'app: {labels: {a: b}, ')) }
    }

    def "'#pattern' ignores #path: #ignored"() {
        expect:
        IgnoreRules.parse(pattern.replace(' ', '\n')).excludes(path) == ignored

        where:
        pattern            | path              | ignored
        'a'                | 'a/b/c'           | true
        'a'                | 'b/a'             | false
        '*/temp*'          | 'x/temporary'     | true
        '*/temp*'          | 'x/y/temporary'   | false
        '**/temp'          | 'temp'            | true
        '**/temp'          | 'x/y/temp/z'      | true
        'a/**/z'           | 'a/z'             | true
        'a/**/z'           | 'a/b/c/z'         | true
        'a/**'             | 'a/b/c'           | true
        'temp?'            | 'temp1'           | true
        'temp?'            | 'temp/'           | false
        './a/../b/'        | 'b'               | true
        'x.y'              | 'xay'             | false
        '[a-c].txt'        | 'b.txt'           | true
        '[a-c].txt'        | 'd.txt'           | false
        '* !a/keep'        | 'a/keep'          | false
        '* !a/keep'        | 'a/other'         | true
        '!a a'             | 'a'               | true
        'a(b+c)$'          | 'a(b+c)$'         | true
    }

    def "a pipe is not waited for, and links are not followed in circles"() {
        given:
        assert new ProcessBuilder('mkfifo', folder.resolve('app/pipe').toString()).start().waitFor() == 0
        Files.createSymbolicLink(folder.resolve('app/loop'), Path.of('.'))

        expect:
        BuildContents.read().of(app()).unreadable().isEmpty()
    }

    @Requires({ Files.isRegularFile(Path.of(BuildContentSpec.WRITE_ONLY)) })
    def "what cannot be read is named"() {
        given: 'a file that not even root may read'
        write('compose.yaml', "name: b\nservices: {app: {build: {context: ${Path.of(WRITE_ONLY).parent}}}}\n")

        expect:
        BuildContents.read().of(app()).unreadable() == [Path.of(WRITE_ONLY)]
    }

    def "what is remembered is told apart from what was edited, also with the same size and time"() {
        given:
        def cache = folder.resolve('cache')
        def file = folder.resolve('app/src/main.txt')
        def look = { BuildContents.remembering(cache).of(app()).digest() }

        expect: 'what was touched just now is not remembered'
        look() == digest()
        !Files.exists(cache)

        when: 'a folder in which nothing was touched lately'
        write('compose.yaml', 'name: b\nservices: {app: {build: {context: /usr/share/terminfo}}}\n')
        def first = look()

        then:
        Files.list(cache).withCloseable { it.count() } == 1
        PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)) == 'rwx------'
        look() == first
        digest() == first

        when: 'the same size and the same time'
        write('compose.yaml', 'name: b\nservices: {app: {build: {context: app}}}\n')
        def time = Files.getLastModifiedTime(file)
        def before = look()
        Files.writeString(file, 'TEXT')
        Files.setLastModifiedTime(file, time)

        then:
        look() != before
    }
}
