package ai.pmoves.docker.rehearsal

import com.fasterxml.jackson.databind.ObjectMapper
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** Clients that nobody here wrote: they prove that the simulated engine is one. */
@Timeout(60)
class ForeignClientsSpec extends Specification {
    static final String PLUGIN = System.getenv('PMOVES_COMPOSE_PLUGIN')
    static final String DOCKER = System.getenv('PATH').split(':').collect { Path.of(it, 'docker') }.find { Files.isExecutable(it) }
    static {
        if (!PLUGIN) {
            println 'SKIPPED: Compose against the simulated engine: no $PMOVES_COMPOSE_PLUGIN (the plugin\'s binary)'
        }
        if (!DOCKER) {
            println 'SKIPPED: the docker client against the simulated engine: no docker on the PATH'
        }
    }

    @TempDir Path folder
    @AutoCleanup RehearsalEngine engine = RehearsalEngine.start([])

    private Map run(String... words) {
        def builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
        builder.environment().putAll([DOCKER_HOST: engine.endpoint(), HOME: folder.toString()])
        def process = builder.start()
        process.outputStream.close()
        def text = process.inputStream.text
        [code: process.waitFor(), text: text]
    }

    private void stack() {
        Files.writeString(folder.resolve('compose.yaml'), '''
            name: proof
            services:
              db:
                image: postgres:16
                volumes: ["data:/var/lib/postgresql/data"]
                networks: [back]
                healthcheck: {test: ["CMD-SHELL", "pg_isready"], interval: 10s}
              bus:
                image: nats:2
                networks: [back]
                healthcheck: {test: ["CMD", "nats", "ping"], interval: 2s}
              api:
                image: acme/api:1
                networks: [back, front]
                ports: ["127.0.0.1::8080", "18099:8081"]
                restart: unless-stopped
                depends_on: {db: {condition: service_healthy}, bus: {condition: service_healthy}}
                healthcheck: {test: ["CMD", "true"], interval: 30s}
              web:
                image: nginx:1
                networks: [front]
                depends_on: [api]
            networks: {back: {internal: true}, front: {}}
            volumes: {data: {}}
            '''.stripIndent())
    }

    @Requires({ ForeignClientsSpec.PLUGIN })
    def "Compose brings a stack up, finds it, leaves it alone the second time, and takes it down"() {
        given:
        stack()

        when:
        def up = run(PLUGIN, 'up', '-d', '--wait')
        def ps = run(PLUGIN, 'ps', '--format', 'json')

        then:
        up.code == 0
        ps.text.readLines().collect { new ObjectMapper().readTree(it) }.collectEntries { [it.path('Service').asText(), it.path('Health').asText()] } ==
                [db: 'healthy', bus: 'healthy', api: 'healthy', web: '']

        when:
        def again = run(PLUGIN, 'up', '-d', '--wait')

        then:
        again.code == 0
        !again.text.contains('Recreate')
        !again.text.contains('Created')

        when:
        def down = run(PLUGIN, 'down', '-v')
        def wire = new Wire(engine.endpoint())

        then:
        down.code == 0
        wire.get('/containers/json?all=1').json.empty
        wire.get('/networks').json*.path('Name')*.asText().toSet() == ['bridge', 'host', 'none'] as Set
        wire.get('/volumes').json.path('Volumes').empty
    }

    @Requires({ ForeignClientsSpec.PLUGIN })
    def "Compose reports an unhealthy service as it would on a real engine"() {
        given:
        stack()
        engine.close()
        engine = RehearsalEngine.start(Faults.parse('db:unhealthy'))

        when:
        def up = run(PLUGIN, 'up', '-d', '--wait')

        then:
        up.code == 1
        up.text.contains('dependency failed to start: container proof-db-1 is unhealthy')
    }

    @Requires({ ForeignClientsSpec.DOCKER })
    def "the docker client lists, inspects, executes and reads logs"() {
        given:
        engine.addImage('image')
        def wire = new Wire(engine.endpoint())
        wire.post('/containers/create?name=api', '{"Image":"image"}')

        expect:
        run(DOCKER, 'start', 'api').text.contains('api')
        run(DOCKER, 'ps', '--format', '{{.Names}} {{.Status}}').text.startsWith('api Up ')
        run(DOCKER, 'inspect', '-f', '{{.State.Status}}', 'api').text.strip() == 'running'
        run(DOCKER, 'exec', 'api', 'true').code == 0
        run(DOCKER, 'logs', 'api').text.contains('api started')
        run(DOCKER, 'pull', '-q', 'nats:2').text.strip() == 'docker.io/library/nats:2'
        run(DOCKER, 'images', '--format', '{{.Repository}}:{{.Tag}}').text.readLines().toSet() == ['image:latest', 'nats:2'] as Set
        run(DOCKER, 'network', 'create', 'net').code == 0
        run(DOCKER, 'volume', 'create', 'vol').code == 0
        run(DOCKER, 'stop', 'api').code == 0
        run(DOCKER, 'rm', 'api').code == 0
        run(DOCKER, 'version', '-f', '{{.Server.Version}}').text.contains('rehearsal')
        run(DOCKER, 'info', '-f', '{{.OperatingSystem}}').text.contains('rehearsal')
    }
}
