package ai.pmoves.docker

import ai.pmoves.compose.Project
import ai.pmoves.docker.internal.apply.Observer
import ai.pmoves.docker.internal.engine.EngineRefusal
import ai.pmoves.docker.testing.CuttingProxy
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** A bring-up that is cut off before any one of its requests is brought to the same end by the next. */
@Requires({ RealEngine.available() })
class CutOffSpec extends Specification {
    static final LIMIT = Duration.ofSeconds(60)
    /** Most of a bring-up is waiting, for the engine and for containers. */
    static final AT_ONCE = 6

    @TempDir Path folder

    /** @param name each project stands for itself, and beside the others */
    Project project(String name, Map change = [:]) {
        def app = [image: 'busybox', entrypoint: null, command: ['sleep', '1000'], stop_grace_period: '0s',
                   networks: [front: [aliases: ['alias']], back: null, third: null], configs: [[source: 'a', target: '/a'], [source: 'b', target: '/b']],
                   volumes: [[type: 'volume', source: 'data', target: '/data'], [type: 'volume', target: '/anonymous']]] + change
        Models.project(Models.json([name: name, services: [app: app],
            networks: ['front', 'back', 'third'].collectEntries { [it, [name: "${name}_$it" as String]] },
            volumes: [data: [name: "${name}_data" as String]], configs: [a: [content: 'text of a'], b: [content: 'text of b']]]), [:], folder)
    }

    static void up(Docker docker, Project project) {
        def step = new RecordingStep()
        project.networks().values().each { if (!docker.isReady(project, it)) docker.ensure(project, it, step) }
        project.volumes().values().each { if (!docker.isReady(project, it)) docker.ensure(project, it, step) }
        def app = project.services().app
        if (!docker.isReady(project, app)) {
            docker.startUntilReady(project, app, LIMIT, step)
        }
    }

    static void down(Docker docker, Project project) {
        def step = new RecordingStep()
        docker.remove(project, project.services().app, step)
        project.networks().values().each { docker.remove(project, it, step) }
        project.volumes().values().each { docker.remove(project, it, step) }
    }

    /** What there is of a project, without what differs every time. */
    static Map world(RealEngine engine, String name) {
        def api = engine.api()
        def ours = new Observer(api).containers(name).collect { api.get("/containers/${it.id()}/json") }
        [containers: ours.collect { c -> [
            name: c.at('/Name').asText() - name, running: c.at('/State/Running').asBoolean(), command: c.at('/Config/Cmd').toString(),
            labels: c.at('/Config/Labels').fieldNames().toList().findAll { !it.endsWith('.replace') }.sort(),
            networks: c.at('/NetworkSettings/Networks').fieldNames().collect { it - name }.sort(),
            mounts: c.at('/Mounts').collect { it.path('Destination').asText() }.sort(),
            files: ['/a', '/b'].collect { holds(engine, c.at('/Id').asText(), it) }] },
         networks: api.get('/networks').collect { it.path('Name').asText() }.findAll { it.startsWith("${name}_") }.collect { it - name }.sort()]
    }

    static boolean holds(RealEngine engine, String container, String file) {
        try {
            engine.api().stream('GET', "/containers/$container/archive?path=$file", [:], null).close()
            true
        } catch (EngineRefusal absent) {
            false
        }
    }

    /** Brings a project up, cut off behind so many requests, and then undisturbed. */
    Map cutAndAgain(RealEngine engine, String name, int letThrough, boolean replaces) {
        def docker = engine.connect()
        def proxy = new CuttingProxy(engine, letThrough)
        def client = Engines.connect([:], proxy.host())
        try {
            if (replaces) {
                up(docker, project(name, [command: ['sleep', '999']]))
            }
            up(client, project(name))
        } catch (PmovesException cutOff) {
            assert cutOff.problems()*.code() == ['docker.engine-gone'] || letThrough == 0
        } finally {
            proxy.close()
            client.close()
        }
        try {
            up(docker, project(name))
        } finally {
            docker.close()
        }
        [name: name, cut: proxy.hasCut(), seen: proxy.seen(), world: world(engine, name)]
    }

    def "cut off anywhere, #what ends as if nothing had happened, on engine #variant"() {
        given:
        def engine = RealEngine.start(variant)
        def workers = Executors.newFixedThreadPool(AT_ONCE)

        when: 'nothing disturbs'
        def whole = cutAndAgain(engine, 'whole', Integer.MAX_VALUE, replaces)
        def volumes = { engine.api().get('/volumes').path('Volumes').size() }
        def volumesOfOne = volumes()

        and: 'each of its requests is the last once'
        def ends = workers.invokeAll((0..<whole.seen.size()).collect { point ->
            { -> cutAndAgain(engine, "cut$point", point, replaces) } as Callable<Map>
        })*.get()

        then:
        whole.world.containers[0].files == [true, true]
        whole.seen.size() > 5
        ends.findAll { !it.cut } == []
        ends.findAll { it.world != whole.world }.collectEntries { [it.seen.last(), it.world] } == [:]
        volumes() == volumesOfOne * (1 + ends.size())

        when:
        workers.invokeAll((ends + whole).collect { end ->
            { -> engine.connect().withCloseable { down(it, project(end.name)) } } as Callable
        })*.get()

        then:
        engine.api().get('/containers/json?all=1').size() == 0

        cleanup:
        workers?.shutdownNow()
        engine?.close()

        where:
        [variant, replaces] << (0..<RealEngine.variants()).collect { [it, it == 0] }
        what = replaces ? 'a replacement' : 'a first start'
    }
}
