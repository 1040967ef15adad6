package ai.pmoves.docker

import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** An engine that goes away while a service is waited for ends the wait, by name; what it left is taken up when it is back. */
@Requires({ RealEngine.available() })
class EngineRestartSpec extends Specification {
    static final LIMIT = Duration.ofMinutes(2)

    @TempDir Path folder

    def "#what in the middle of a wait is told at once, and what is left goes on when it is back, on engine #variant"() {
        given:
        def engine = RealEngine.start(variant)
        def docker = engine.connect()
        def project = Models.project(Models.json([name: 'gone', networks: [default: [name: 'gone_default']], services: [
            db: [image: 'busybox', entrypoint: null, restart: policy, stop_grace_period: '0s', networks: [default: null],
                 command: ['sleep', '1000'],
                 volumes: [[type: 'bind', source: folder.toString(), target: '/data']],
                 healthcheck: [test: ['CMD', 'test', '-f', '/data/go'], interval: '30s']]]]), [:], folder)
        def db = project.services().db
        def step = new RecordingStep()
        docker.ensure(project, project.networks().default, step)
        def waiting = step.awaiting('waiting for healthy (try')

        when:
        def wait = CompletableFuture.supplyAsync { docker.startUntilReady(project, db, LIMIT, step) }
        waiting.get(30, TimeUnit.SECONDS)
        end(engine)
        wait.get(20, TimeUnit.SECONDS)

        then:
        def failed = thrown(ExecutionException)
        def failure = failed.cause as PmovesException
        failure.exitCode() == ExitCode.FAILED
        failure.problems()*.code() == ['docker.engine-gone']
        failure.message.contains(engine.host())

        when: 'asked before it is back'
        docker.isReady(project, db)

        then: 'nobody knows'
        thrown(PmovesException)

        when:
        engine.restart()
        Files.createFile(folder.resolve('go'))
        docker.startUntilReady(project, db, LIMIT, step)

        then:
        docker.isReady(project, db)

        cleanup:
        docker?.close()
        engine?.close()

        where:
        [variant, [what, end, policy]] << [(0..<RealEngine.variants()), [
            ['kill -9', { it.kill() }, 'unless-stopped'],
            ['an orderly stop', { it.stop() }, 'no']]].combinations()
    }
}
