package ai.pmoves.docker

import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

@Requires({ RealEngine.available() })
class BringUpSpec extends Specification {
    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @TempDir Path folder

    def "a service with a slow healthcheck is ready as soon as its check passes"() {
        given:
        def project = Models.project('''{"name": "slow", "networks": {"default": {"name": "slow_default"}},
            "services": {"db": {"image": "busybox", "command": ["sh", "-c", "sleep 1; touch /tmp/ready; exec sleep 1000"],
              "entrypoint": null, "networks": {"default": null}, "stop_grace_period": "0s",
              "healthcheck": {"test": ["CMD", "test", "-f", "/tmp/ready"], "interval": "30s"}}}}''', [:], folder)
        def step = new RecordingStep()
        docker.ensure(project, project.networks().default, step)

        when:
        def output = docker.startUntilReady(project, project.services().db, Duration.ofSeconds(20), step)

        then: 'our own run of the check saw it: the engine itself would not have looked for 30 s'
        output.containers[0].seenBy == 'probe'
        docker.isReady(project, project.services().db)

        cleanup:
        println step.log
        println step.progress
        docker.remove(project, project.services().db, step)
        docker.remove(project, project.networks().default, step)
    }
}
