package ai.pmoves.docker

import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
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

    def "what runs as declared is left alone by a start, and begins anew with a restart: the same container reads its file again"() {
        given:
        def file = Files.writeString(folder.resolve('settings'), 'one')
        def project = Models.project(Models.json([name: 'again', networks: [default: [name: 'again_default']], services: [
            app: [image: 'busybox', command: ['sh', '-c', 'cp /settings /out/read; exec sleep 1000'], entrypoint: null, networks: [default: null],
                stop_grace_period: '0s', volumes: [[type: 'bind', source: file.toString(), target: '/settings', read_only: true],
                    [type: 'bind', source: Files.createDirectory(folder.resolve('out')).toString(), target: '/out']]]]]), [:], folder)
        def app = project.services().app
        def step = new RecordingStep()
        docker.ensure(project, project.networks().default, step)
        def first = docker.startUntilReady(project, app, Duration.ofSeconds(20), step)
        Files.move(Files.writeString(folder.resolve('new'), 'two'), file, StandardCopyOption.REPLACE_EXISTING)

        expect:
        !docker.startUntilReady(project, app, Duration.ofSeconds(20), step).changed

        when:
        def second = docker.restartUntilReady(project, app, Duration.ofSeconds(20), step)

        then:
        second.changed
        second.containers[0].id == first.containers[0].id
        step.log.contains('stop container again-app-1 (asked for)')
        Files.readString(folder.resolve('out/read')) == 'two'

        cleanup:
        docker.remove(project, app, step)
        docker.remove(project, project.networks().default, step)
    }
}
