package ai.pmoves.docker.rehearsal

import ai.pmoves.compose.Project
import ai.pmoves.docker.Docker
import ai.pmoves.docker.Engines
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path
import java.time.Duration

/** The driver, unchanged, against the simulated engine. */
@Timeout(60)
class RehearsedDriverSpec extends Specification {
    @TempDir Path folder
    @AutoCleanup RehearsalEngine engine
    @AutoCleanup Docker docker
    def step = new RecordingStep()

    private Project stack() {
        Models.project('''{"name": "play", "networks": {"default": {"name": "play_default"}}, "volumes": {"data": {"name": "play_data"}},
            "services": {
              "db": {"image": "postgres:16", "networks": {"default": null}, "restart": "unless-stopped",
                "volumes": [{"type": "volume", "source": "data", "target": "/data", "volume": {}}],
                "healthcheck": {"test": ["CMD-SHELL", "pg_isready"], "interval": "30s"}},
              "migrate": {"image": "acme/migrate:1", "networks": {"default": null}, "depends_on": {"db": {"condition": "service_healthy", "required": true}}},
              "api": {"image": "acme/api:1", "networks": {"default": null},
                "ports": [{"mode": "ingress", "host_ip": "127.0.0.1", "target": 8080, "published": "18080", "protocol": "tcp"}],
                "depends_on": {"migrate": {"condition": "service_completed_successfully", "required": true}}},
              "web": {"image": "nginx:1", "networks": {"default": null}, "restart": "always"}}}''', [:], folder)
    }

    private Project begin(String faults = '') {
        def project = stack()
        engine = RehearsalEngine.start(faults ? Faults.parse(faults, project.services().keySet()) : [])
        engine.learn(project)
        docker = Engines.rehearsed([:], engine.endpoint())
        project
    }

    private void bring(Project project, String service, int seconds = 20) {
        project.networks().values().each { docker.ensure(project, it, step) }
        project.volumes().values().each { docker.ensure(project, it, step) }
        docker.ensureImage(project, project.services()[service], step)
        docker.startUntilReady(project, project.services()[service], Duration.ofSeconds(seconds), step)
    }

    def "a stack comes up, is recognised as ready, and goes away without a trace"() {
        given:
        def project = begin()

        when:
        project.services().keySet().each { bring(project, it) }

        then:
        docker.info().operatingSystem() == 'pmoves rehearsal'
        project.services().values().every { docker.isReady(project, it) }
        project.networks().values().every { docker.isReady(project, it) }
        project.volumes().values().every { docker.isReady(project, it) }

        when:
        project.services().values().toList().reverse().each { docker.remove(project, it, step) }
        project.networks().values().each { docker.remove(project, it, step) }
        project.volumes().values().each { docker.remove(project, it, step) }

        then:
        def wire = new Wire(engine.endpoint())
        wire.get('/containers/json?all=1').json.empty
        wire.get('/networks').json.size() == 3
        wire.get('/volumes').json.path('Volumes').empty
    }

    def "the fault #fault is told as what it is: #code"() {
        given:
        def project = begin(fault)

        when:
        bring(project, fault.tokenize(':')[0])

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == code
        e.problems()[0].message().contains(text)

        where:
        fault                    || code                        | text
        'db:unhealthy=no disk'   || 'docker.unhealthy'          | 'no disk'
        'migrate:exit=3'         || 'docker.exited'             | '3'
        'web:exit=1'             || 'docker.crash-loop'         | 'keeps crashing'
        'api:no-port'            || 'docker.port-not-published' | '8080/tcp'
        'api:pull-missing'       || 'docker.image-missing'      | 'acme/api:1'
        'api:pull-unreachable'   || 'docker.registry-unreachable' | 'acme/api:1'
    }

    def "the fault #fault of an earlier call is gone in a call without it"() {
        given:
        def project = stack()
        def world = folder.resolve('world.jsonl')
        def service = fault.tokenize(':')[0]
        live(project, world, Faults.parse(fault))
        def failed = failureOf { bring(project, service, fault.contains('slow') ? 2 : 20) }
        docker.close()
        engine.close()

        when:
        live(project, world, [])
        bring(project, service)

        then:
        failed instanceof PmovesException
        docker.isReady(project, project.services()[service])

        where:
        fault << ['db:unhealthy', 'db:slow=1h', 'migrate:exit=3', 'web:exit=1', 'web:exit=0', 'api:no-port', 'api:pull-missing']
    }

    private void live(Project project, Path world, List<Fault> faults) {
        engine = RehearsalEngine.start(faults, world)
        engine.learn(project)
        engine.makeRoomForFaults(project)
        docker = Engines.rehearsed([:], engine.endpoint())
    }

    private static Throwable failureOf(Closure action) {
        try {
            action()
            null
        } catch (PmovesException e) {
            e
        }
    }
}
