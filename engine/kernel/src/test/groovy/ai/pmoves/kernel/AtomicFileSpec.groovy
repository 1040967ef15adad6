package ai.pmoves.kernel

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.channels.ClosedByInterruptException
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.Callable
import java.util.concurrent.Executors

@Timeout(60)
class AtomicFileSpec extends Specification {

    @TempDir
    Path folder

    def "a file is made, and replaced, with nothing beside it, #how"() {
        given:
        def file = folder.resolve('f')

        when:
        kind(AtomicFile.at(file)).write('a long one')
        kind(AtomicFile.at(file)).write('größer')

        then:
        Files.readString(file) == 'größer'
        names() == ['f']

        where:
        how           | kind
        'for a cache' | { it }
        'durable'     | { it.durable() }
    }

    def "it is for its owner only unless it is said otherwise, whatever it was"() {
        given:
        def file = folder.resolve('f')

        when:
        AtomicFile.at(file).withPermissions(PosixFilePermissions.fromString('r--r--r--')).durable().write('one')

        then:
        modes(file) == 'r--r--r--'

        when:
        AtomicFile.at(file).write('two')

        then:
        modes(file) == 'rw-------'
        Files.readString(file) == 'two'
    }

    def "one that is there keeps its permissions, and links to it stay links"() {
        given:
        def file = Files.writeString(Files.createDirectory(folder.resolve('real')).resolve('f'), 'old')
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwxr-x---'))
        def link = Files.createSymbolicLink(folder.resolve('link'), file)

        when:
        AtomicFile.existing(link).write('new')

        then:
        Files.isSymbolicLink(link)
        Files.readString(file) == 'new'
        modes(file) == 'rwxr-x---'
        names() == ['link', 'real']
        names(file.parent) == ['f']
    }

    def "lines each have their end"() {
        when:
        AtomicFile.at(folder.resolve('f')).write(['one', 'two'])

        then:
        Files.readString(folder.resolve('f')) == 'one\ntwo\n'
    }

    def "a link itself is replaced, and what it led to is not touched"() {
        given:
        def other = Files.writeString(folder.resolve('other'), 'kept')
        def link = Files.createSymbolicLink(folder.resolve('link'), other)

        when:
        AtomicFile.at(link).write('new')

        then:
        !Files.isSymbolicLink(link)
        Files.readString(link) == 'new'
        Files.readString(other) == 'kept'
    }

    def "what is only created replaces nothing, and is whole for whoever comes second"() {
        given:
        def file = folder.resolve('f')
        def pool = Executors.newFixedThreadPool(4)

        when:
        def made = pool.invokeAll((1..8).collect { n -> { -> AtomicFile.at(file).create([n] as byte[]) } as Callable<Boolean> })*.get()

        then:
        made.count(true) == 1
        Files.readAllBytes(file).toList() == [made.indexOf(true) + 1]
        names() == ['f']

        cleanup:
        pool.shutdownNow()
    }

    def "whoever reads while it is replaced finds one whole text"() {
        given:
        def file = folder.resolve('f')
        def texts = ['a', 'b', 'c'].collect { it * 300_000 }
        AtomicFile.at(file).write(texts[0])
        def pool = Executors.newFixedThreadPool(3)

        when:
        def writers = texts.collect { text -> pool.submit { 40.times { AtomicFile.at(file).write(text) } } }
        def seen = []
        while (!writers.every { it.done }) {
            seen << Files.readString(file)
        }
        writers*.get()

        then:
        seen.every { it in texts }
        names() == ['f']

        cleanup:
        pool.shutdownNow()
    }

    def "where a folder has the name, it stays, and nothing is left beside it"() {
        given:
        Files.createDirectory(folder.resolve('f'))

        when:
        AtomicFile.at(folder.resolve('f')).write('text')

        then:
        def e = thrown(IOException)
        e.message == "${folder.resolve('f')}: Is a directory"
        Files.isDirectory(folder.resolve('f'))
        names() == ['f']
    }

    def "without its folder it cannot be, and the failure names it, not what was to be moved to it"() {
        when:
        AtomicFile.at(folder.resolve('none/f')).write('text')

        then:
        def e = thrown(NoSuchFileException)
        e.message == folder.resolve('none/f').toString()
    }

    def "a thread that is being stopped still keeps a cache, but begins nothing durable"() {
        given:
        def file = folder.resolve('f')

        when:
        Thread.currentThread().interrupt()
        AtomicFile.at(file).write('kept')
        AtomicFile.at(file).durable().write('not begun')

        then:
        thrown(ClosedByInterruptException)
        Thread.interrupted()
        Files.readString(file) == 'kept'
        names() == ['f']
    }

    @Requires(value = { System.getProperty('user.name') == 'root' && 'mount -t tmpfs none /mnt'.execute(['LC_ALL=C'], null).waitFor() == 0 && 'umount /mnt'.execute().waitFor() == 0 },
            reason = 'only root may mount a small disk')
    def "on a disk that is #state the file is as it was, and nothing is left beside it"() {
        given:
        assert shell('mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', folder.toString()) == 0
        def file = folder.resolve('f')
        AtomicFile.at(file).write('old')
        assert shell('mount', '-o', "remount,$option", folder.toString()) == 0

        when:
        AtomicFile.at(file).write('x' * 100_000)

        then:
        def e = thrown(IOException)
        e.message.contains(reason)
        Files.readString(file) == 'old'
        names() == ['f']

        cleanup:
        shell('umount', '-l', folder.toString())

        where:
        state       | option     || reason
        'full'      | 'size=64k' || 'No space left'
        'read-only' | 'ro'       || 'Read-only'
    }

    private static int shell(String... words) {
        new ProcessBuilder(words).inheritIO().start().waitFor()
    }

    private List<String> names(Path where = folder) {
        Files.list(where).withCloseable { it.toList()*.fileName*.toString().sort() }
    }

    private static String modes(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }
}
