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
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** A bring-up that is cut off before any one of its requests is brought to the same end by the next. */
@Requires({ RealEngine.available() })
class CutOffSpec extends Specification {
    static final LIMIT = Duration.ofSeconds(20)

    @TempDir Path folder

    Project project(Map change = [:]) {
        def app = [image: 'busybox', entrypoint: null, command: ['sleep', '1000'], stop_grace_period: '0s',
                   networks: [front: [aliases: ['alias']], back: null, third: null], configs: [[source: 'a', target: '/a'], [source: 'b', target: '/b']],
                   volumes: [[type: 'volume', source: 'data', target: '/data'], [type: 'volume', target: '/anonymous']]] + change
        Models.project(Models.json([name: 'cut', services: [app: app],
            networks: ['front', 'back', 'third'].collectEntries { [it, [name: "cut_$it" as String]] },
            volumes: [data: [name: 'cut_data']], configs: [a: [content: 'text of a'], b: [content: 'text of b']]]), [:], folder)
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

    /** What there is, without what differs every time. */
    static Map world(RealEngine engine) {
        def api = engine.api()
        def ours = new Observer(api).containers('cut').collect { api.get("/containers/${it.id()}/json") }
        [containers: ours.collect { c -> [
            name: c.at('/Name').asText(), running: c.at('/State/Running').asBoolean(), command: c.at('/Config/Cmd').toString(),
            labels: c.at('/Config/Labels').fieldNames().toList().findAll { !it.endsWith('.replace') }.sort(),
            networks: c.at('/NetworkSettings/Networks').fieldNames().toList().sort(),
            mounts: c.at('/Mounts').collect { it.path('Destination').asText() }.sort(),
            files: ['/a', '/b'].collect { holds(engine, c.at('/Id').asText(), it) }] },
         networks: api.get('/networks').collect { it.path('Name').asText() }.sort(),
         volumes: api.get('/volumes').path('Volumes').size()]
    }

    static boolean holds(RealEngine engine, String container, String file) {
        try {
            engine.api().stream('GET', "/containers/$container/archive?path=$file", [:], null).close()
            true
        } catch (EngineRefusal absent) {
            false
        }
    }

    def "cut off anywhere, #what ends as if nothing had happened, on engine #variant"() {
        given:
        def engine = RealEngine.start(variant)
        def docker = engine.connect()
        def old = project(command: ['sleep', '999'])

        when: 'nothing disturbs'
        if (replaces) {
            up(docker, old)
        }
        up(docker, project())
        def expected = world(engine)
        down(docker, project())
        def wrong = [:]
        def cuts = 0
        for (boolean over = false; !over; ) {
            engine.api().post('/volumes/prune')
            if (replaces) {
                up(docker, old)
            }
            def proxy = new CuttingProxy(engine, cuts)
            def client = Engines.connect([:], proxy.host())
            try {
                up(client, project())
                over = !proxy.hasCut()
            } catch (PmovesException cutOff) {
                assert cutOff.problems()*.code() == ['docker.engine-gone'] || cuts == 0
            } finally {
                proxy.close()
                client.close()
            }
            up(docker, project())
            if (world(engine) != expected) {
                wrong[proxy.seen().last()] = world(engine)
            }
            down(docker, project())
            cuts++
        }

        then:
        expected.containers[0].files == [true, true]
        cuts > 5
        wrong == [:]

        cleanup:
        docker?.close()
        engine?.close()

        where:
        [variant, replaces] << (0..<RealEngine.variants()).collect { [it, it == 0] }
        what = replaces ? 'a replacement' : 'a first start'
    }
}
