package ai.pmoves.docker.rehearsal

import ai.pmoves.docker.rehearsal.internal.world.EngineError
import ai.pmoves.docker.rehearsal.internal.world.EngineEvent
import ai.pmoves.docker.rehearsal.internal.world.Json
import ai.pmoves.docker.rehearsal.internal.world.Ledger
import ai.pmoves.docker.rehearsal.internal.world.Script
import ai.pmoves.docker.rehearsal.internal.world.VirtualTimeline
import ai.pmoves.docker.rehearsal.internal.world.World
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Duration
import java.time.Instant

/** How containers behave, in a time that moves only when told to. */
class WorldSpec extends Specification {
    @TempDir Path folder
    def time = new VirtualTimeline(Instant.parse('2026-01-01T00:00:00Z'))
    World world

    def cleanup() {
        world?.close()
    }

    private World open(List<Fault> faults = [], Path file = null, double speed = 1) {
        world = World.open(file, new Script(faults, Duration.ofMillis(150), speed), time)
        world.images().add('image')
        world
    }

    private String run(String name, Map extra = [:]) {
        def request = [Image: 'image', Labels: ['com.docker.compose.service': name]] + extra
        def id = world.containers().create(name, Json.MAPPER.valueToTree(request)).id()
        world.lifecycle().start(id)
        id
    }

    private static Map check(Map times) {
        [Healthcheck: [Test: ['CMD', 'probe']] + times.collectEntries { k, v -> [k, k == 'Retries' ? v : Duration.ofSeconds(v as long).toNanos()] }]
    }

    private state(String id) { world.containers().get(id).state() }

    private List<String> eventsOf(Closure action) {
        def seen = []
        def subscription = world.events().subscribe(null)
        action()
        for (EngineEvent e = subscription.next(Duration.ZERO); e != null; e = subscription.next(Duration.ZERO)) {
            seen << e.action()
        }
        subscription.close()
        seen
    }

    def "the first probe comes one interval after the start, by the start interval where there is a start period"() {
        given:
        open()
        def id = run('api', check(times))

        when:
        time.advance(Duration.ofSeconds(first).minusMillis(1))

        then:
        state(id).health().status() == 'starting'

        when:
        time.advance(Duration.ofMillis(1))

        then:
        state(id).health().status() == 'healthy'

        where:
        times                                          || first
        [:]                                            || 30
        [Interval: 10]                                 || 10
        [Interval: 10, StartPeriod: 60]                || 5
        [Interval: 10, StartPeriod: 60, StartInterval: 2] || 2
    }

    def "an unhealthy service fails its retries, says why, and the engine tells it once"() {
        given:
        open([new Fault.Unhealthy('api', 'connection refused')])
        def id = run('api', check(Interval: 10, Retries: 3))

        when:
        def before = eventsOf { time.advance(Duration.ofSeconds(29)) }
        def after = eventsOf { time.advance(Duration.ofSeconds(60)) }

        then:
        !before.contains('health_status: unhealthy')
        after.count('health_status: unhealthy') == 1
        state(id).health().log().size() == 5
        state(id).health().log()*.output().toSet() == ['connection refused\n'] as Set
    }

    def "failures in the start period do not count, and a slow service gets healthy when it is ready"() {
        given:
        open([new Fault.Slow('api', Duration.ofSeconds(20))], null, 50)
        def id = run('api', check(Interval: 5, Retries: 1, StartPeriod: 30, StartInterval: 2))

        when:
        time.advance(Duration.ofSeconds(19))

        then:
        state(id).health().status() == 'starting'

        when:
        time.advance(Duration.ofSeconds(1))

        then:
        state(id).health().status() == 'healthy'
    }

    def "hurrying never makes a sound service unhealthy"() {
        given:
        open([], null, 1000)
        def id = run('api', check(Interval: 1, Retries: 1))

        when:
        def seen = eventsOf { time.advance(Duration.ofSeconds(100)) }

        then:
        state(id).health().status() == 'healthy'
        !seen.contains('health_status: unhealthy')
    }

    def "a service that exits is restarted by its policy #policy #most at growing pauses"() {
        given:
        open([new Fault.Exit('api', code)])
        def id = run('api', [HostConfig: [RestartPolicy: [Name: policy, MaximumRetryCount: most]]])

        when:
        time.advance(Duration.ofSeconds(20))

        then:
        state(id).restarts() == restarts
        state(id).status() == status
        state(id).exitCode() == code

        where:
        policy           | most | code || restarts | status
        'no'             | 0    | 3    || 0        | 'exited'
        'on-failure'     | 2    | 3    || 2        | 'exited'
        'on-failure'     | 0    | 0    || 0        | 'exited'
        'unless-stopped' | 0    | 3    || 7        | 'restarting'
        'always'         | 0    | 0    || 7        | 'restarting'
    }

    def "a stop ends a crash loop for good"() {
        given:
        open([new Fault.Exit('api', 1)])
        def id = run('api', [HostConfig: [RestartPolicy: [Name: 'always']]])
        time.advance(Duration.ofMillis(200))

        when:
        world.lifecycle().stop(id)
        def seen = eventsOf { time.advance(Duration.ofMinutes(10)) }

        then:
        state(id).status() == 'exited'
        seen == []
    }

    def "without a published port the service runs all the same"() {
        given:
        open([new Fault.NoPort('api')])
        def ports = [ExposedPorts: ['80/tcp': [:]], HostConfig: [PortBindings: ['80/tcp': [[HostPort: '8080']]]]]

        expect:
        world.containers().get(run('api', ports)).ports().isEmpty()
        world.containers().get(run('web', ports)).ports()['80/tcp']*.hostPort() == ['8080', '8080']
    }

    def "a port range gives the first free one, and an unnamed one starts at 32768"() {
        given:
        open()
        def request = { String port -> [ExposedPorts: ['80/tcp': [:]], HostConfig: [PortBindings: ['80/tcp': [[HostIp: '127.0.0.1', HostPort: port]]]]] }

        expect:
        ['8000-8001', '8000-8001', '', ''].withIndex().collect { port, i ->
            world.containers().get(run('c' + i, request(port))).ports()['80/tcp'][0].hostPort()
        } == ['8000', '8001', '32768', '32769']

        when:
        run('late', request('8000-8001'))

        then:
        def e = thrown(EngineError)
        e.status() == 500
    }

    def "a missing image and an unreachable registry are told apart, and other images are there"() {
        given:
        open([new Fault.PullMissing('api'), new Fault.PullUnreachable('db')])
        world.script().runs('api', 'acme/server:1')
        world.script().runs('db', 'registry.local:5000/pg')

        when:
        world.images().pull(ai.pmoves.docker.rehearsal.internal.world.Reference.parse(image))

        then:
        def e = thrown(EngineError)
        e.status() == status
        e.text().contains(text)

        where:
        image                    || status | text
        'acme/server:1'          || 404    | 'manifest for acme/server:1 not found'
        'registry.local:5000/pg' || 500    | 'lookup registry.local:5000: no such host'
    }

    def "a service that others wait for ends with 0 when its work is done"() {
        given:
        open()
        world.script().ends('migrate')
        def id = run('migrate')

        when:
        time.advance(Duration.ofSeconds(1))

        then:
        state(id).status() == 'exited'
        state(id).exitCode() == 0
    }

    def "a world outlives its process: what ran goes on, and every creation is in the ledger once"() {
        given:
        def file = folder.resolve('world.ndjson')
        open([], file)
        def api = run('api', check(Interval: 10))
        def net = world.networks().create(Json.MAPPER.valueToTree([Name: 'net', Labels: [a: 'b']])).id()
        world.networks().connect('net', 'api', Json.object())
        def before = world.containers().get(api)

        and: 'the process dies in the middle of a line'
        world.close()
        Files.writeString(file, '{"seq":99,"action":"cre', StandardOpenOption.APPEND)

        when:
        open([], file)

        then:
        world.containers().get('api') == before
        world.networks().get('net').id() == net
        world.networks().members(world.networks().get('net'))*.name() == ['api']

        when:
        time.advance(Duration.ofSeconds(10))
        world.containers().remove('api', true, false)

        then:
        def entries = Ledger.read(file)
        entries*.seq() == (1L..entries.size()).toList()
        entries.findAll { it.kind() == 'container' }*.action() == ['create', 'start', 'connect', 'health_status: healthy', 'die', 'destroy']
    }

    def "two processes cannot live in one world"() {
        given:
        def file = folder.resolve('world.ndjson')
        open([], file)

        when:
        World.open(file, new Script([], Duration.ZERO, 1), time)

        then:
        def e = thrown(IOException)
        e.message.contains('in use by another rehearsal')
    }

    def "any order of commands leaves a world that its ledger tells again, seed #seed"() {
        given:
        def random = new Random(seed)
        def file = folder.resolve('world.ndjson')
        open([new Fault.Exit('s1', 1)], file)
        def names = (0..4).collect { 's' + it }
        def acts = [
                { n -> world.containers().create(n, Json.MAPPER.valueToTree([Image: 'image', HostConfig: [NetworkMode: random.nextBoolean() ? 'bridge' : 'n0', RestartPolicy: [Name: 'always']], Labels: ['com.docker.compose.service': n]])) },
                { n -> world.lifecycle().start(n) }, { n -> world.lifecycle().stop(n) }, { n -> world.lifecycle().kill(n, '') },
                { n -> world.lifecycle().restart(n) }, { n -> world.containers().remove(n, random.nextBoolean(), true) },
                { n -> world.containers().rename(n, 's' + random.nextInt(5)) }, { n -> world.networks().create(Json.MAPPER.valueToTree([Name: 'n0'])) },
                { n -> world.networks().remove('n0') }, { n -> world.networks().connect('n0', n, Json.object()) },
                { n -> world.networks().disconnect('n0', n, false) }, { n -> time.advance(Duration.ofMillis(random.nextInt(500))) },
                { n -> world.volumes().ensure('v' + n, Json.object()) }, { n -> world.volumes().remove('v' + n) }]

        when:
        200.times {
            try {
                acts[random.nextInt(acts.size())](names[random.nextInt(names.size())])
            } catch (EngineError expected) {
                assert expected.status() in [400, 403, 404, 409, 500]
            }
        }
        def containers = world.containers().all()
        def networks = world.networks().all()
        def volumes = world.volumes().all()
        world.close()
        open([], file)

        then: 'names are unique, addresses too, and the same world comes back'
        containers*.name().toUnique().size() == containers.size()
        def addresses = containers.collectMany { it.endpoints().values().findAll { e -> e.joined() }*.address() }
        addresses.toUnique().size() == addresses.size()
        world.containers().all().toList() == containers.toList()
        world.networks().all().toList() == networks.toList()
        world.volumes().all().toList() == volumes.toList()

        where:
        seed << (1..20)
    }
}
