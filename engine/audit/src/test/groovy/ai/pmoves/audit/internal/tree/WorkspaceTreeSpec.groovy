package ai.pmoves.audit.internal.tree

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class WorkspaceTreeSpec extends Specification {
    def 'a root that is a link is entered, and its files keep the name of the link'() {
        given:
        def real = Files.createDirectory(root.resolve('real'))
        Files.writeString(real.resolve('one.sh'), 'echo')
        def link = Files.createSymbolicLink(root.resolve('link'), real)

        expect:
        new WorkspaceTree(link).files() == [link.resolve('one.sh')]
    }

    @TempDir
    Path root

    private Path put(String name, byte[] bytes = 'text\n'.bytes) {
        def file = root.resolve(name)
        Files.createDirectories(file.parent)
        Files.write(file, bytes)
    }

    def 'folders of packages, builds and other repositories are not entered, links not followed'() {
        given:
        ['a/Makefile', 'node_modules/x.js', '.venv_x/y.py', 'target/z', 'other/.git/HEAD', 'other/f', 'py/pyvenv.cfg', 'py/f', 'planted/.pmoves-audit-ignore', 'planted/f'].each { put(it) }
        Files.createSymbolicLink(root.resolve('a/loop'), root)
        Files.createSymbolicLink(root.resolve('a/gone'), root.resolve('nowhere'))
        def tree = new WorkspaceTree(root)

        expect:
        tree.files().collect { tree.name(it) } == ['a/Makefile']
    }

    def 'a file with #what has no text, and one in another encoding has'() {
        given:
        put('f', bytes)

        expect:
        new WorkspaceTree(root).text(root.resolve('f')).present == there

        where:
        what             | bytes                                      || there
        'a NUL'          | [65, 0, 66] as byte[]                      || false
        'two megabytes'  | new byte[WorkspaceTree.MAX_BYTES + 1]      || false
        'Latin 1'        | [0xe4, 10, 65] as byte[]                   || true
        'carriage returns' | 'a\r\nb'.bytes                           || true
    }

    def 'what is not there, and what cannot be listed, is empty'() {
        expect:
        new WorkspaceTree(root.resolve('none')).files() == []
        new WorkspaceTree(root).text(root.resolve('none')).empty
        new WorkspaceTree(root).text(root).empty
    }
}
