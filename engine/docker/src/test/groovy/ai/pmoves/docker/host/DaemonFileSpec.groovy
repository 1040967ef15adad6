package ai.pmoves.docker.host

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Which process is the daemon that we started, and which only has its pid. */
@Timeout(30)
class DaemonFileSpec extends Specification {
    @TempDir
    Path root

    private DaemonFile written(String text) {
        Files.createDirectories(root.resolve('proc/sys/kernel/random'))
        Files.writeString(root.resolve('proc/sys/kernel/random/boot_id'), 'boot-2\n')
        Files.createDirectories(root.resolve('proc/77'))
        Files.writeString(root.resolve('proc/77/stat'), '77 (docker) d) S 1 77 77 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0\n')
        Files.createDirectories(root.resolve('proc/79'))
        Files.writeString(root.resolve('proc/79/stat'), '79 (dockerd) Z 1 77 77 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0\n')
        new DaemonFile(Files.writeString(root.resolve('daemon.pid'), text), root)
    }

    def "#what"() {
        expect:
        written(text).running().orElse(null) == pid

        where:
        what                                 | text                || pid
        'the very process'                   | '77 4711 boot-2\n'  || 77
        'another one that has its pid'       | '77 4000 boot-2\n'  || null
        'of before the machine was started'  | '77 4711 boot-1\n'  || null
        'one that is gone'                   | '78 4711 boot-2\n'  || null
        'one that ended, unasked for'        | '79 4711 boot-2\n'  || null
        'a file that says too little'        | '77\n'              || null
        'an empty file'                      | ''                  || null
        'no pid at all'                      | '-1 4711 boot-2'    || null
    }

    def "without a file nothing runs"() {
        expect:
        new DaemonFile(root.resolve('none'), root).running().empty
    }

    @Requires({ new File('/sbin/start-stop-daemon').canExecute() && new File('/proc/self/stat').exists() })
    def "a daemon writes the file itself and is known by it, until it ends"() {
        given:
        def program = root.resolve("it's a daemon")
        def fifo = root.resolve('fifo')
        assert new ProcessBuilder('mkfifo', fifo.toString()).start().waitFor() == 0
        Files.writeString(program, "#!/bin/sh\necho up >'$fifo'\nexec sleep 1000\n").toFile().executable = true
        def file = new DaemonFile(root.resolve('d.pid'), Path.of('/'))

        when:
        def started = new ProcessBuilder(file.start(program, root.resolve('log'))).inheritIO().start().waitFor()
        def up = new ProcessBuilder('timeout', '10', 'cat', fifo.toString()).start().text

        then:
        started == 0
        up == 'up\n'

        when:
        def daemon = ProcessHandle.of(file.running().get()).get()
        daemon.destroyForcibly()

        then: 'also where nobody asks for it, and it stays a zombie'
        new PollingConditions(timeout: 10).eventually { assert file.running().empty }

        cleanup:
        file.running().ifPresent { ProcessHandle.of(it).get().destroyForcibly() }
    }
}
