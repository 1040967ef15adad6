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

    def 'where a file cannot be written, the failure names it, and nothing is left beside it'() {
        given:
        Files.createDirectory(folder.resolve('f'))

        when:
        files().write('f', 'text')

        then:
        def e = thrown(IOException)
        e.message == "${folder.resolve('f')}: Is a directory"
        Files.list(folder).toList() == [folder.resolve('f')]
    }

    def 'a diff is taken by patch where pmoves was started, #name'() {
        given:
        def project = Files.createDirectories(folder.resolve('project'))
        if (before != null) {
            Files.writeString(project.resolve('f'), before)
        }

        when:
        def diff = files(project).diff(path == 'absolute' ? "$project//f" : 'f', after)
        def patch = new ProcessBuilder('patch', '-p1', '--binary', '-s').directory(folder.toFile()).start()
        patch.outputStream.withCloseable { it << diff + '\n' }

        then:
        diff.startsWith(head)
        patch.waitFor() == 0
        Files.readString(project.resolve('f')) == after

        where:
        name                | path       | before           | after            | head
        'changed'           | 'relative' | 'a\nb\n'         | 'a\nc\n'         | '--- a/project/f\n+++ b/project/f\n'
        'by its whole path' | 'absolute' | 'a\nb\n'         | 'a\nc\n'         | '--- a/project/f\n+++ b/project/f\n'
        'new'               | 'absolute' | null             | 'a\n'            | '--- /dev/null\n+++ b/project/f\n'
        'without an end'    | 'relative' | 'a\nb'           | 'a\nc\n'         | '--- a/project/f\n+++ b/project/f\n'
        'from Windows'      | 'relative' | 'a\r\nb\r\nc\r\n' | 'a\r\nd\r\nc\r\n' | '--- a/project/f\n+++ b/project/f\n'
    }

    def 'a diff of a file elsewhere names it by its whole path'() {
        given:
        def elsewhere = Files.writeString(folder.resolve('f'), 'a\n')
        def words = new FileWords(folder, folder.resolve('here'), Stub(StepContext), new RehearsedFiles())

        expect:
        words.diff('f', 'b\n').startsWith("--- $elsewhere\n+++ $elsewhere\n")
    }

    private FileWords files(Path project = folder) {
        new FileWords(project, folder, Stub(StepContext), new RehearsedFiles())
    }
}
