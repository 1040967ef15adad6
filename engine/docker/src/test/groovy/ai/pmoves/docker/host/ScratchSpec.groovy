package ai.pmoves.docker.host

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ScratchSpec extends Specification {
    @TempDir Path parent

    Path folder(String name) {
        Path folder = Files.createDirectories(parent.resolve(name).resolve('root/bin')).parent.parent
        Files.writeString(folder.resolve('root/bin/sh'), 'x')
        folder
    }

    def "it goes when it is closed, also in a thread that is being stopped"() {
        given:
        def scratch = Scratch.below(parent)
        folder(scratch.folder().fileName.toString())

        when:
        Thread.currentThread().interrupt()
        scratch.close()

        then:
        Thread.interrupted()
        !Files.exists(scratch.folder())
    }

    def "the next one removes what a killed process left, and nothing else"() {
        given:
        def dead = new ProcessBuilder('true').start()
        dead.waitFor()
        def left = folder("pmoves-base-${dead.pid()}-1")
        def used = folder("pmoves-base-${ProcessHandle.current().pid()}-1")
        def foreign = folder('other')

        when:
        def scratch = Scratch.below(parent)

        then:
        !Files.exists(left)
        Files.exists(used.resolve('root/bin/sh'))
        Files.exists(foreign)
        Files.isDirectory(scratch.folder())
    }
}
