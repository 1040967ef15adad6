package ai.pmoves.docker

import ai.pmoves.compose.Project
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.docker.testing.Starter
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** What a service wants done after its start and before its stop, and what its restart is bound to. */
@Requires({ RealEngine.available() })
class HooksSpec extends Specification {
    static final SLEEP = [image: 'busybox', entrypoint: null, command: ['sleep', '1000'], stop_grace_period: '0s', networks: [default: null]]

    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @TempDir Path folder
    RecordingStep step = new RecordingStep()

    Project project(Map<String, Map> services, Map hashes = [:]) {
        Models.project(json(services), hashes, folder)
    }

    static String json(Map<String, Map> services) {
        Models.json([name: 'h', networks: [default: [name: 'h_default']], services: services.collectEntries { name, its -> [name, SLEEP + its] }])
    }

    private void start(Project project, String service) {
        docker.ensure(project, project.networks().default, step)
        docker.startUntilReady(project, project.services()[service], Duration.ofSeconds(30), step)
    }

    private Map state(String container) {
        engine.api().get("/containers/$container/json").path('State').with { [running: it.path('Running').asBoolean(), since: it.path('StartedAt').asText()] }
    }

    def cleanup() {
        def any = project([app: [:], db: [:]])
        any.services().values().each { docker.remove(any, it, new RecordingStep()) }
    }

    def "post_start runs after the start, as declared, before the service counts as ready"() {
        given:
        def one = project(app: [healthcheck: [test: ['CMD', 'test', '-f', '/tmp/made'], interval: '60s'], post_start: [
            [command: ['sh', '-c', 'echo $GREETING from $(id -u) in $(pwd)'], user: '7', working_dir: '/tmp', environment: [GREETING: 'hello']],
            [command: ['touch', '/tmp/made']]]])

        when:
        start(one, 'app')

        then:
        step.log.contains('app | hello from 7 in /tmp')
        docker.unready(one, one.services().app).empty
    }

    def "one that fails is told, and its container does not pass for ready afterwards"() {
        given:
        def one = project(app: [post_start: [[command: ['sh', '-c', 'echo no schema; exit 3']], [command: ['touch', '/tmp/later']]]])

        when:
        start(one, 'app')

        then:
        def failure = thrown(PmovesException)
        failure.problems()[0].code() == 'docker.hook-failed'
        failure.problems()[0].message() == "app: its post_start.0 'sh -c echo no schema; exit 3' ended with code 3: no schema"
        failure.problems()[0].location() == one.where('services.app.post_start')
        !step.log.any { it.contains('post_start.1') }

        and:
        !state('h-app-1').running
        docker.unready(one, one.services().app).present
    }

    def "one may write more than a memory holds: a line is cut, what comes after it is read"() {
        given:
        def one = project(app: [post_start: [[command: ['sh', '-c', "head -c 70000000 /dev/zero | tr '\\0' x; echo; echo at its end; exit 4"]]]])

        when:
        start(one, 'app')

        then:
        def failure = thrown(PmovesException)
        failure.problems()[0].message().endsWith('ended with code 4: at its end')
        step.log.findAll { it.startsWith('app | ') }*.size().every { it < 100_000 }
    }

    def "one that is cut off leaves no container that passes for ready"() {
        given:
        def one = project(app: [post_start: [[command: ['sleep', '1000']]]])
        step.awaiting('post_start.0').thenRun { step.stop() }

        when:
        start(one, 'app')

        then:
        thrown(InterruptedException)
        !state('h-app-1').running
        docker.unready(one, one.services().app).present
    }

    def "whoever starts a container may be killed before its hooks have run: they run in the next start, and until then it is not ready"() {
        given: 'a hook that hangs the first time'
        def services = [app: [post_start: [
            [command: ['sh', '-c', 'test -f /tmp/again || { touch /tmp/again; echo hangs; sleep 1000; }']], [command: ['touch', '/tmp/made']]]]]
        def one = project(services)
        docker.ensure(one, one.networks().default, step)
        def model = Files.writeString(folder.resolve('model.json'), json(services))

        when:
        def killed = Starter.start(engine, model, 'app')
        def notes = killed.inputReader()
        def seen = notes.lines().takeWhile { it != 'app | hangs' }.toList()
        killed.destroyForcibly().waitFor()

        then:
        seen.contains('start container h-app-1')
        state('h-app-1').running
        docker.unready(one, one.services().app).get() == 'stop container h-app-1 (its post_start hooks have not all run)'

        when:
        docker.startUntilReady(one, one.services().app, Duration.ofSeconds(30), step)

        then:
        step.log.contains('post_start.1: touch /tmp/made')
        docker.unready(one, one.services().app).empty
        !engine.state().resolve('hooks').toFile().list()

        cleanup:
        killed?.destroyForcibly()
    }

    def "pre_stop runs before a container is stopped, and not in one that runs no more"() {
        given:
        def one = project(app: [pre_stop: [[command: ['echo', 'handing over']]]])
        start(one, 'app')

        when:
        docker.remove(one, one.services().app, step)

        then:
        step.log.indexOf('app | handing over') > step.log.indexOf('stop container h-app-1')
        docker.isGone(one, one.services().app)
    }

    def "who is bound to another's restart is restarted once that was made anew, and only then"() {
        given:
        def bound = [depends_on: [db: [condition: 'service_started', required: true, restart: true]]]
        def first = project([db: [:], app: bound], [db: 'one', app: 'a'])
        start(first, 'db')
        start(first, 'app')
        def before = state('h-app-1').since

        expect:
        docker.unready(first, first.services().app).empty

        when: 'the other is made anew'
        def second = project([db: [:], app: bound], [db: 'two', app: 'a'])
        start(second, 'db')

        then:
        docker.unready(second, second.services().app).get() == 'stop container h-app-1 (db, on which it depends, was made anew)'

        when:
        start(second, 'app')

        then:
        state('h-app-1').since > before
        docker.unready(second, second.services().app).empty

        and: 'without being bound it stays'
        def third = project([db: [:], app: [depends_on: [db: [condition: 'service_started', required: true]]]], [db: 'three', app: 'a'])
        start(third, 'db')
        docker.unready(third, third.services().app).empty
    }
}
