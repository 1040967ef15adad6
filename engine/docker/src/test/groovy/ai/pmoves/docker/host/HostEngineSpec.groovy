package ai.pmoves.docker.host

import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
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
}
