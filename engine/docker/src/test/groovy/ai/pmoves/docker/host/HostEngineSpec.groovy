package ai.pmoves.docker.host

import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.Problem
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** An engine that is started on this machine. */
@Timeout(30)
@Requires({ new File('/sbin/start-stop-daemon').canExecute() && new File('/proc/self/stat').exists() })
class HostEngineSpec extends Specification {
    @TempDir
    Path root

    def "one that ends at once is not waited for, and its last words are the cause"() {
        given:
        def program = Files.createDirectories(root.resolve('bin')).resolve('dockerd')
        Files.writeString(program, "#!/bin/sh\necho starting\necho 'failed to start daemon: no cgroup is mounted'\nexit 1\n").toFile().executable = true
        def host = new Host([ID: 'debian'], true, false, [root.resolve('bin')])
        def engine = new HostEngine(host, Optional.empty(), { false }, new DaemonFile(root.resolve('d.pid'), Path.of('/')), root.resolve('d.log'))
        def step = new RecordingStep()

        when:
        engine.provide(step)

        then:
        def failure = thrown(PmovesException)
        failure.problems()[0].message() == 'the Docker engine was started and ended at once, with: failed to start daemon: no cgroup is mounted'
        failure.problems()[0].fix().contains("tail -20 ${root.resolve('d.log')}")
        step.log == ['starting', 'failed to start daemon: no cgroup is mounted']
    }

    def "one that accepts connections before it answers them is waited for"() {
        given:
        def program = Files.createDirectories(root.resolve('bin')).resolve('dockerd')
        Files.writeString(program, '#!/bin/sh\nexec sleep 25\n').toFile().executable = true
        def host = new Host([ID: 'debian'], true, false, [root.resolve('bin')])
        def daemon = new DaemonFile(root.resolve('d.pid'), Path.of('/'))
        def silent = new PmovesException(ExitCode.PRECONDITION, Problem.error('docker.engine-silent', 'the Docker engine hangs'))
        def asked = 0
        def answers = { if (++asked == 2) { throw silent }; asked > 2 }

        when:
        new HostEngine(host, Optional.empty(), answers, daemon, root.resolve('d.log')).provide(new RecordingStep())

        then:
        asked == 3

        cleanup:
        ProcessHandle.of(Files.readString(root.resolve('d.pid')).split(' ')[0] as long).ifPresent { it.destroyForcibly() }
    }
}
