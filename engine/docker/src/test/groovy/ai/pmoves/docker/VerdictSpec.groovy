package ai.pmoves.docker

import ai.pmoves.compose.Project
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Each way of not becoming ready has its own words. */
@Requires({ RealEngine.available() })
class VerdictSpec extends Specification {
    static final SLEEP = ['sleep', '1000']

    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @TempDir Path folder
    RecordingStep step = new RecordingStep()

    Project project(Map service, Map others = [:]) {
        def one = [image: 'busybox', entrypoint: null, stop_grace_period: '0s', networks: [default: null]] + service
        Models.project(
            Models.json([name: 'v', networks: [default: [name: 'v_default']], services: [app: one] + others]),
            [:], folder)
    }

    Map<String, Object> start(Project project, int seconds = 20) {
        docker.ensure(project, project.networks().default, step)
        docker.startUntilReady(project, project.services().app, Duration.ofSeconds(seconds), step)
    }

    def problem(Project project, int seconds = 20) {
        try {
            start(project, seconds)
            return null
        } catch (PmovesException e) {
            return e.problems()[0]
        }
    }

    def cleanup() {
        def any = project(command: SLEEP)
        docker.remove(any, any.services().app, new RecordingStep())
    }

    def "a dependency that dies meanwhile and stays away ends the wait at once, by name"() {
        given:
        def db = [image: 'busybox', entrypoint: null, command: SLEEP, stop_grace_period: '0s', networks: [default: null]]
        def project = project([command: SLEEP, depends_on: [db: [condition: 'service_started', required: true]],
            healthcheck: [test: ['CMD', 'test', '-f', '/tmp/ready'], interval: '30s']], [db: db])
        def waiting = step.awaiting('waiting for healthy (try')
        docker.ensure(project, project.networks().default, step)
        docker.startUntilReady(project, project.services().db, Duration.ofSeconds(20), step)

        when:
        def wait = CompletableFuture.supplyAsync {
            docker.startUntilReady(project, project.services().app, Duration.ofMinutes(2), step)
        }
        waiting.get(30, TimeUnit.SECONDS)
        engine.api().post('/containers/v-db-1/kill')
        wait.get(30, TimeUnit.SECONDS)

        then:
        def failure = thrown(ExecutionException)
        failure.cause.problems()*.code() == ['docker.dependency-gone']
        failure.cause.problems()[0].message() == 'app cannot become ready: db, which it depends on, exited with code 137'
        failure.cause.problems()[0].location() == project.where('services.app.depends_on')

        cleanup:
        docker.remove(project, project.services().db, new RecordingStep())
    }

    def "a crash loop is one, although its restarts look like running in between"() {
        when:
        def problem = problem(project(command: ['sh', '-c', 'echo no database; exit 3'], restart: 'always'))

        then:
        problem.code() == 'docker.crash-loop'
        problem.message() == 'app keeps crashing: 3 exits, the last with code 3'
        problem.where().file() == folder.resolve('compose.yaml')
        step.log.contains('app | no database')
    }

    def "an exit before readiness is named with its code and its last lines"() {
        when:
        def problem = problem(project(command: ['sh', '-c', 'echo bad flag; exit 64']))

        then:
        problem.message() == 'app exited with code 64 before it was ready'
        problem.fix() == 'docker logs v-app-1'
        step.log.contains('app | bad flag')
    }

    def "a check that hangs is run by us once: what it started stays in the container, and the engine runs it anyway"() {
        given:
        def project = project(command: SLEEP, healthcheck: [test: ['CMD', 'sleep', '500'], interval: '60s', timeout: '1s'])

        when:
        def problem = problem(project, 5)

        then:
        problem.message() == "app did not become ready within 5 s: its check 'sleep 500' says: took longer than 1 s"

        and:
        def processes = engine.api().get('/containers/v-app-1/top').path('Processes')*.toString()
        processes.count { it.contains('sleep 500') } == 1
    }

    def "an unhealthy service is quoted with what its check said"() {
        when:
        def problem = problem(project(command: SLEEP, healthcheck: [
            test: ['CMD-SHELL', 'echo not yet; exit 1'], interval: '0.2s', retries: 2]))

        then:
        problem.code() == 'docker.unhealthy'
        problem.message() == "app is unhealthy: its check 'echo not yet; exit 1' says: not yet"
    }

    def "a check that cannot run fails at once, not after all its retries"() {
        when:
        def problem = problem(project(command: SLEEP, healthcheck: [
            test: ['CMD', 'curl', '-f', 'http://localhost'], interval: '30s']))

        then:
        problem.code() == 'docker.check-impossible'
        problem.message().endsWith("'curl' is not in image busybox")
    }

    def "a check that never passes ends with the time that was given"() {
        when:
        def problem = problem(project(command: SLEEP, healthcheck: [test: ['CMD', 'false'], interval: '30s']), 3)

        then:
        problem.message() == "app did not become ready within 3 s: its check 'false' says: exit code 1"
    }

    def "a check that is still on when the time is over is not said to have failed"() {
        when:
        def problem = problem(project(command: SLEEP, healthcheck: [test: ['CMD', 'sleep', '60'], interval: '60s', timeout: '60s']), 1)

        then:
        problem.message() == "app did not become ready within 1 s: its check 'sleep 60' has not ended once"
    }

    def "a service without a check whose published port nobody serves is not ready"() {
        when:
        def problem = problem(project(command: SLEEP, ports: [[target: 80, host_ip: '127.0.0.1', protocol: 'tcp', mode: 'ingress']]), 2)

        then:
        problem.code() == 'docker.port-silent'
        problem.message() =~ /nothing accepts connections at 127.0.0.1:\d+ \(port 80\/tcp\) after 2 s/
    }

    def "a service without a check is ready when its port is served"() {
        when:
        def output = start(project(command: ['sh', '-c', 'httpd -f -p 80'],
            ports: [[target: 80, host_ip: '127.0.0.1', protocol: 'tcp', mode: 'ingress']]))

        then:
        output.containers[0].seenBy == 'running'
        output.containers[0].addresses[0] =~ /127.0.0.1:\d+->80\/tcp/
    }

    def "a port that is declared and not published on a running container is said to be so"() {
        given: 'a container as an engine leaves it whose binding was lost'
        def one = project(command: SLEEP)
        start(one)
        def withPort = Models.project(
            Models.json([name: 'v', networks: [default: [name: 'v_default']], services: [app: [
                image: 'busybox', entrypoint: null, command: SLEEP, networks: [default: null],
                ports: [[target: 80, protocol: 'tcp']]]]]),
            [app: one.services().app.configHash()], folder)

        when:
        def problem = problem(withPort)

        then:
        problem.message() == 'app is up, but its port 80/tcp is not published on the host'
        problem.where().line() == 1
    }

    def "a one-shot that somebody waits for is ready when it ended with 0, however long it takes"() {
        given:
        def needs = [image: 'busybox', command: SLEEP, depends_on: [app: [condition: 'service_completed_successfully']]]

        expect:
        start(project([command: ['sh', '-c', 'sleep 1']], [later: needs])).containers[0].seenBy == 'exit'
        problem(project([command: ['sh', '-c', 'sleep 1; exit 2']], [later: needs])).message() ==
            'app exited with code 2 before it was ready'
    }

    def "a port that another container has is refused with its address"() {
        given:
        def taken = [[target: 80, published: '18089', host_ip: '127.0.0.1', protocol: 'tcp', mode: 'ingress']]
        def other = Models.project(Models.json([name: 'other', networks: [default: [name: 'other_default']], services: [
            web: [image: 'busybox', command: ['httpd', '-f', '-p', '80'], ports: taken, stop_grace_period: '0s', networks: [default: null]]]]), [:], folder)
        docker.ensure(other, other.networks().default, step)
        docker.startUntilReady(other, other.services().web, Duration.ofSeconds(20), step)
        def one = project(command: SLEEP, ports: taken)

        expect: 'before: the owner is known'
        docker.blockers(one)*.message() ==
            ['port 127.0.0.1:18089/tcp, which app publishes, is taken by container other-web-1 of project other']
        docker.blockers(other).isEmpty()

        and: 'and in the act'
        def refused = problem(one)
        refused.code() == 'docker.port-taken'
        refused.message().endsWith('is taken by container other-web-1 of project other')

        cleanup:
        docker.remove(other, other.services().web, step)
        docker.remove(other, other.networks().default, step)
    }

    def "a port that a process of this host has is refused with its name and pid"() {
        given:
        def socket = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))
        def one = project(command: SLEEP, ports: [
            [target: 80, published: socket.localPort as String, host_ip: '127.0.0.1', protocol: 'tcp']])

        expect:
        docker.blockers(one)*.message() == ["port 127.0.0.1:$socket.localPort/tcp, which app publishes, is taken by java (pid ${ProcessHandle.current().pid()})"]

        cleanup:
        socket.close()
    }

    def "stopping the step ends the wait at once"() {
        given:
        def one = project(command: SLEEP, healthcheck: [test: ['CMD', 'false'], interval: '30s'])
        def slow = new RecordingStep()
        def begun = slow.awaiting('waiting for healthy')
        docker.ensure(one, one.networks().default, step)
        def wait = CompletableFuture.supplyAsync {
            docker.startUntilReady(one, one.services().app, Duration.ofMinutes(10), slow)
        }
        begun.get(30, TimeUnit.SECONDS)

        when:
        slow.stop()
        wait.get(10, TimeUnit.SECONDS)

        then:
        def stopped = thrown(ExecutionException)
        stopped.cause.cause instanceof InterruptedException
    }

    def "an engine that dies in the middle is told apart from a service that does"() {
        given:
        def mortal = RealEngine.start()
        def client = mortal.connect()
        def one = project(command: SLEEP, healthcheck: [test: ['CMD', 'false'], interval: '30s'])
        def waiting = new RecordingStep()
        def begun = waiting.awaiting('try 2')
        client.ensure(one, one.networks().default, waiting)
        def wait = CompletableFuture.supplyAsync {
            client.startUntilReady(one, one.services().app, Duration.ofMinutes(10), waiting)
        }
        begun.get(30, TimeUnit.SECONDS)

        when:
        mortal.kill()
        wait.get(30, TimeUnit.SECONDS)

        then:
        def failure = thrown(ExecutionException)
        failure.cause.problems()[0].code() == 'docker.engine-gone'
        failure.cause.problems()[0].message().startsWith('the engine stopped answering at unix://')
        !failure.cause.problems()[0].message().contains('localhost')
        failure.cause.problems()[0].fix() == "docker -H ${mortal.host()} info"

        cleanup:
        client?.close()
        mortal?.close()
    }
}
