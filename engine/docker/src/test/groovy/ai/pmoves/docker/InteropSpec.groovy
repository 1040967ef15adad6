package ai.pmoves.docker

import ai.pmoves.docker.internal.engine.EngineApi
import ai.pmoves.docker.testing.Plugin
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** One stack, two tools: what we start, Compose lists, keeps and takes down; what Compose started, we keep. */
@Requires({ RealEngine.available() })
@Requires(value = { RealEngine.composePlugin().present }, reason = 'no Compose plugin ($PMOVES_COMPOSE_PLUGIN)')
class InteropSpec extends Specification {
    static final String STACK = '''
        name: both
        services:
          bus:
            image: busybox
            command: ["sh", "-c", "touch /tmp/ready; exec sleep 1000"]
            healthcheck: {test: ["CMD", "test", "-f", "/tmp/ready"], interval: 1s, timeout: 2s}
            ports: ["127.0.0.1::80", "9999"]
            volumes: ["data:/data", "./file:/file:ro", "/anonymous"]
            networks: {front: {aliases: [alias], priority: 10}, back: {}}
            ulimits: {nofile: 100}
            tmpfs: ["/run:size=10m", "/tmp"]
            cap_drop: [ALL]
            security_opt: ["no-new-privileges:true"]
            read_only: true
            logging: {driver: json-file, options: {max-size: 10m}}
            extra_hosts: ["elsewhere:1.2.3.4"]
            environment: {A: b, C: }
            labels: {mine: "yes"}
            stop_grace_period: 0s
            restart: unless-stopped
            deploy: {resources: {limits: {cpus: "0.5", memory: 100M}}}
            secrets: [token]
          setup:
            image: busybox
            command: "true"
            networks: [back]
          worker:
            image: busybox
            command: sleep 1000
            stop_grace_period: 0s
            scale: 2
            depends_on: {bus: {condition: service_healthy}, setup: {condition: service_completed_successfully}}
            networks: [back]
          plain:
            image: busybox
            command: ["sleep", "1000"]
            container_name: an-own-name
            stop_grace_period: 0s
            init: true
        networks: {front: {labels: {of: us}}, back: {internal: true}}
        volumes: {data: {labels: {keep: "1"}}}
        secrets: {token: {file: ./file}}
        '''.stripIndent()

    @TempDir Path folder

    def setup() {
        Files.writeString(folder.resolve('file'), 'text')
    }

    @Unroll
    def "both tools share a stack on engine #variant"() {
        given:
        def engine = RealEngine.start(variant)
        def docker = engine.connect()
        def compose = new Plugin(folder, engine)
        def project = compose.project(STACK)
        def step = new RecordingStep()

        when: 'we bring it up'
        up(docker, project, step)
        def ours = ids(engine)

        then: 'Compose sees every service'
        def listed = compose.run('ps', '-a', '--format', '{{.Service}} {{.State}}').readLines().sort()
        listed == ['bus running', 'plain running', 'setup exited', 'worker running', 'worker running']

        and: 'every container says which step of which run made it'
        ours.every { id ->
            def labels = engine.api().get("/containers/$id/json").at('/Config/Labels')
            labels.path('ai.pmoves.run').asText() == 'r1n' && labels.path('ai.pmoves.step').asText() == 'test'
        }

        when: 'Compose is asked for the same'
        def said = compose.run('up', '-d')

        then: 'it recreates nothing and warns about nothing'
        ids(engine) == ours
        !said.contains('Recreate')
        !said.contains('level=warning')

        when: 'Compose takes it down and up'
        compose.run('down')
        def left = ids(engine)
        compose.run('up', '-d', '--wait', 'bus', 'worker', 'plain')
        def theirs = ids(engine)

        then: 'nothing was left, and now there is nothing for us to do'
        left.isEmpty()
        project.networks().values().every { docker.isReady(project, it) }
        project.volumes().values().every { docker.isReady(project, it) }
        ['bus', 'worker', 'plain', 'setup'].every { docker.isReady(project, project.services()[it]) }

        when: 'we bring it up over theirs'
        up(docker, project, step)

        then:
        ids(engine) == theirs

        when: 'we take everything away'
        project.services().values().each { docker.remove(project, it, step) }
        project.networks().values().each { docker.remove(project, it, step) }
        project.volumes().values().each { docker.remove(project, it, step) }

        then:
        remains(engine).isEmpty()

        cleanup:
        docker?.close()
        engine?.close()

        where:
        variant << (0..<RealEngine.variants())
    }

    private static void up(Docker docker, project, RecordingStep step) {
        project.networks().values().each { docker.ensure(project, it, step) }
        project.volumes().values().each { docker.ensure(project, it, step) }
        ['bus', 'setup', 'worker', 'plain'].each {
            def service = project.services()[it]
            if (!docker.isReady(project, service)) {
                docker.startUntilReady(project, service, Duration.ofSeconds(20), step)
            }
        }
    }

    /** What is on the engine with the project's label. */
    private static List<String> remains(RealEngine engine) {
        def ours = "filters=${EngineApi.escape('{"label":["com.docker.compose.project=both"]}')}"
        engine.api().get("/containers/json?all=true&$ours")*.path('Id')*.asText() +
            engine.api().get("/networks?$ours")*.path('Name')*.asText() +
            engine.api().get("/volumes?$ours").path('Volumes')*.path('Name')*.asText()
    }

    private static Set<String> ids(RealEngine engine) {
        engine.api().get('/containers/json?all=true').collect { it.get('Id').asText() } as Set
    }
}
