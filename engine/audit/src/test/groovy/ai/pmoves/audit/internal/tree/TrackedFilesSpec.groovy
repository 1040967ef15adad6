package ai.pmoves.audit.internal.tree

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Real git writes the list, and it is read without git. */
@Requires({ new File('/usr/bin/git').canExecute() })
class TrackedFilesSpec extends Specification {
    @TempDir
    Path folder

    def 'what git tracks is known in version #version of its list'() {
        given:
        git('init', '-q')
        def names = (1..40).collect { 'a' * (it % 9) + "folder/with a blank/file-${it}".toString() } + ['.env', 'é/ü.txt']
        names.each { Files.createDirectories(folder.resolve(it).parent); Files.writeString(folder.resolve(it), it) }
        Files.writeString(folder.resolve('untracked.env'), '')
        git(['add', '-A', '--', *names] as String[])
        git('update-index', '--index-version', version)

        expect:
        TrackedFiles.of(new WorkspaceTree(folder)).files() == names.collect { folder.resolve(it) } as Set

        where:
        version << ['2', '4']
    }

    def 'a linked worktree has its own list'() {
        given:
        def main = Files.createDirectory(folder.resolve('main'))
        git(main, 'init', '-q')
        git(main, '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-q', '--allow-empty', '-m', 'first')
        git(main, 'worktree', 'add', '-q', folder.resolve('linked').toString())
        Files.writeString(folder.resolve('linked/here.env'), '')
        git(folder.resolve('linked'), 'add', 'here.env')

        expect:
        TrackedFiles.of(new WorkspaceTree(folder.resolve('linked'))).files() == [folder.resolve('linked/here.env')] as Set
    }

    def 'no list, a cut one and one that is none tell of nothing: #size'() {
        given:
        Files.createDirectory(folder.resolve('.git'))
        def random = new Random(size)
        def bytes = new byte[size]
        random.nextBytes(bytes)
        [0x44, 0x49, 0x52, 0x43, 0, 0, 0, 2, 0, 0, 1, 0].eachWithIndex { b, i -> if (i < size) { bytes[i] = b as byte } }
        Files.write(folder.resolve('.git/index'), bytes)

        expect:
        TrackedFiles.of(new WorkspaceTree(folder)).files().empty
        TrackedFiles.of(new WorkspaceTree(folder.resolve('none'))).files().empty

        where:
        size << [0, 3, 11, 12, 13, 70, 80, 200, 4096]
    }

    def 'names that share a long beginning do not grow without end: #length shared by #entries'() {
        given:
        Files.createDirectory(folder.resolve('.git'))
        def out = new ByteArrayOutputStream()
        def data = new DataOutputStream(out)
        data.writeInt(0x44495243)
        data.writeInt(4)
        data.writeInt(entries)
        entries.times {
            data.write(new byte[62])
            data.write(0)
            data.write((it == 0 ? 'a' * length : 'b').getBytes('UTF-8'))
            data.write(0)
        }
        Files.write(folder.resolve('.git/index'), out.toByteArray())

        expect:
        TrackedFiles.of(new WorkspaceTree(folder)).files().size() == read

        where:
        length | entries || read
        500000 | 3       || 0
        60000  | 2000    || 0
        50     | 30      || 30
    }

    private void git(String... words) {
        git(folder, words)
    }

    private static void git(Path where, String... words) {
        def process = new ProcessBuilder(['git', *words]).directory(where.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        assert process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0
    }
}
