package ai.pmoves.docker

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Project
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** A service that is not as declared says in which parts, and never with which values of its variables. */
@Requires({ RealEngine.available() })
class ChangedServiceSpec extends Specification {
    static final STACK = '''
        name: parts
        services:
          app:
            image: busybox
            command: [sleep, "1000"]
            stop_grace_period: 0s
            environment: {MODE: plain, TOKEN: hunter2}
            labels: {of: us}
            ports: ["127.0.0.1::80"]
            volumes: ["data:/data", "./:/here:ro"]
            healthcheck: {test: [CMD, "true"], interval: 1s, timeout: 2s, retries: 3, start_period: 1s}
            mem_limit: 64m
            cpus: 0.5
            pids_limit: 50
            cap_drop: [ALL]
            read_only: true
            tmpfs: ["/tmp:size=1m"]
            ulimits: {nofile: 100}
            security_opt: ["no-new-privileges:true"]
            extra_hosts: ["elsewhere:1.2.3.4"]
            logging: {driver: json-file, options: {max-size: 10m}}
            restart: on-failure:3
            init: true
            shm_size: 1m
            sysctls: {net.core.somaxconn: "100"}
        volumes: {data: }
        '''.stripIndent()

    @TempDir Path folder

    Project resolved(String text) {
        Files.writeString(folder.resolve('compose.yaml'), text)
        ComposeFiles.resolve(ComposeRequest.in(folder, [:])).project()
    }

    def "the plan names what changed, on engine #variant"() {
        given:
        def engine = RealEngine.start(variant)
        def docker = engine.connect()
        def step = new RecordingStep()
        def project = resolved(STACK)
        def why = { String from, String to ->
            def changed = resolved(STACK.replace(from, to))
            assert changed.services().app.configHash() != project.services().app.configHash()
            docker.unready(changed, changed.services().app).get()
        }

        expect: 'nothing to say about what was never there'
        docker.unready(project, project.services().app) == Optional.of('')

        when:
        project.networks().values().each { docker.ensure(project, it, step) }
        project.volumes().values().each { docker.ensure(project, it, step) }
        docker.startUntilReady(project, project.services().app, Duration.ofSeconds(20), step)

        then:
        docker.unready(project, project.services().app) == Optional.empty()
        why('MODE: plain', 'MODE: other') == 'differs in environment MODE'
        why('TOKEN: hunter2', 'TOKEN: hunter3, MORE: secret') == 'differs in environment MORE (new), TOKEN'
        why(', TOKEN: hunter2', '') == 'differs in environment TOKEN (gone)'
        why('of: us', 'of: them') == 'differs in label of'
        why('127.0.0.1::80', '127.0.0.1:18080:80') == 'differs in ports 18080->80/tcp (new), 80/tcp (gone)'
        why('data:/data', 'data:/other') == 'differs in volumes parts_data at /data (gone), parts_data at /other (new)'
        why('"1000"', '"999"') == 'differs in command'
        why('interval: 1s', 'interval: 9s') == 'differs in healthcheck'
        why('mem_limit: 64m', 'mem_limit: 32m') == 'differs in mem_limit'
        why('read_only: true', 'read_only: true\n    user: "1"') == 'differs in user'
        why('somaxconn: "100"', 'somaxconn: "200"') == 'differs in sysctls'
        why('on-failure:3', 'always') == 'differs in restart'
        why('cap_drop: [ALL]', 'cap_drop: [ALL]\n    working_dir: /here\n    hostname: me') == 'differs in working_dir; hostname'

        cleanup:
        docker?.close()
        engine?.close()

        where:
        variant << (0..<RealEngine.variants())
    }
}
