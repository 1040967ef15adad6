package ai.pmoves.platforms

import ai.pmoves.compose.Project
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class OverlaySpec extends Specification {
    static final Map RESERVED = [resources: [reservations: [devices: [[driver: 'nvidia', count: -1, capabilities: ['gpu']]]]]]

    @TempDir
    Path root

    Platform cpu() {
        Box.linux(root).detect()
    }

    Platform gpu() {
        Box.linux(root).file('dev/nvidia0', '').file('usr/bin/nvidia-container-runtime', '').detect()
    }

    static List<String> lines(OverlayPlan plan) {
        plan.text().readLines().findAll { !it.startsWith('#') }
    }

    def "a stack that runs as it is gets no overlay on #name"() {
        expect:
        OverlayPlan.of(Platforms.named(name), Model.of(db: [image: 'postgres:16', mem_limit: '268435456'])).with {
            [text(), changes(), cannotRun()] } == ['', [], [:]]

        where:
        name << Platforms.NAMES
    }

    def "without a GPU every way of asking for one is taken out, and nothing else"() {
        when:
        def plan = OverlayPlan.of(cpu(), Model.of(
            reserved: [deploy: RESERVED], all: [gpus: [[count: -1]]], runtime: [runtime: 'nvidia'],
            device: [devices: [[source: '/dev/nvidia0', target: '/dev/nvidia0'], [source: '/dev/ttyUSB0', target: '/dev/x']]],
            whisper: [deploy: RESERVED, environment: [USE_CUDA: 'true', NVIDIA_VISIBLE_DEVICES: 'all', A: 'b']],
            plain: [image: 'x', devices: [[source: '/dev/ttyUSB0', target: '/dev/x']]]))

        then:
        lines(plan) == '''\
            services:
              "reserved":
                deploy:
                  resources:
                    reservations:
                      devices: !reset null
              "all":
                gpus: !reset null
              "runtime":
                runtime: !reset null
              "device":
                devices: !override [{"source":"/dev/ttyUSB0","target":"/dev/x"}]
              "whisper":
                deploy:
                  resources:
                    reservations:
                      devices: !reset null
                environment:
                  NVIDIA_VISIBLE_DEVICES: "void"
                  USE_CUDA: "false"'''.stripIndent().readLines()
        plan.changes()*.toString() == ['reserved', 'all', 'runtime', 'device', 'whisper'].collect {
            "$it: GPU taken out (this machine has no NVIDIA GPU)".toString() }
    }

    def "with GPU and runtime the stack stays as it is"() {
        expect:
        OverlayPlan.of(gpu(), Model.of(a: [deploy: RESERVED])).text().empty
    }

    def "a GPU without the runtime is said to be one"() {
        expect:
        OverlayPlan.of(Box.linux(root).file('dev/nvidia0', '').detect(), Model.of(a: [deploy: RESERVED])).changes()*.why() ==
            ['there is an NVIDIA GPU, but no nvidia-container-runtime']
    }

    def "other accelerators keep their reservation"() {
        expect:
        lines(OverlayPlan.of(cpu(), Model.of(a: [deploy: [resources: [reservations: [devices: [
            [capabilities: ['tpu'], driver: 'x'], [capabilities: ['gpu']]]]]]])))[-1].strip() ==
            'devices: !override [{"capabilities":["tpu"],"driver":"x"}]'
    }

    def "a Jetson's GPU is asked for by runtime, with the memory of the others bounded"() {
        when:
        def plan = OverlayPlan.of(Box.jetson(root).detect(), Model.of(
            whisper: [deploy: RESERVED], ready: [runtime: 'nvidia'], api: [image: 'x'],
            limited: [deploy: [resources: [limits: [memory: '1']]]]))

        then:
        lines(plan) == '''\
            services:
              "whisper":
                deploy:
                  resources:
                    reservations:
                      devices: !reset null
                runtime: "nvidia"
                environment:
                  NVIDIA_VISIBLE_DEVICES: "all"
              "api":
                mem_limit: "2g"'''.stripIndent().readLines()
    }

    def "host.docker.internal is made known where the engine does not know it"() {
        given:
        def project = Model.of(
            a: [environment: [U: 'http://host.docker.internal:65421']],
            b: [environment: [U: 'http://host.docker.internal:1'], extra_hosts: ['host.docker.internal=host-gateway']],
            c: [environment: [U: 'http://host.docker.internal:1'], network_mode: 'host'])

        expect:
        OverlayPlan.of(Platforms.named('linux'), project).changes()*.service() == ['a']
        OverlayPlan.of(Platforms.named('wsl2-desktop'), project).changes().empty
    }

    def "a service that cannot run on a platform is told with its sign"() {
        expect:
        OverlayPlan.of(Platforms.named('wsl2-desktop'), Model.of(
            exporter: [volumes: [[type: 'bind', source: '/', target: '/host', bind: [propagation: 'rslave']]]],
            logs: [volumes: [[type: 'bind', source: '/var/lib/docker/containers', target: '/x']]], ok: [:])).cannotRun().keySet() ==
            ['exporter', 'logs'] as Set
        OverlayPlan.of(Platforms.named('jetson'), Model.of(sql: [image: 'mcr.microsoft.com/mssql/server:2022'])).cannotRun() ==
            [sql: 'image mcr.microsoft.com/mssql/server:2022: there is no arm64 build of this image']
    }

    def "values are never read as something else, and a dollar stays a dollar"() {
        expect:
        lines(OverlayPlan.of(cpu(), Model.of('a.b': [devices: [[source: '/dev/nvidia0'], [source: '/dev/$x']]]))) == [
            'services:', '  "a.b":', '    devices: !override [{"source":"/dev/$$x"}]']
    }

    def "GPU needs carry the CUDA version that #from tells"() {
        given:
        java.nio.file.Files.writeString(root.resolve('Dockerfile'), 'ARG X=1\nFROM --platform=linux/amd64 nvidia/cuda:12.2.0-base AS b\n')

        expect:
        GpuInventory.of(Model.of(a: [gpus: [[count: -1]]] + more(root)))*.cuda() == [cuda]
        GpuInventory.of(Model.of(a: [gpus: [[count: -1]]] + more(root)))*.cudaFrom() == [from]

        where:
        cuda    | from                                       | more
        '12.4'  | 'image nvidia/cuda:12.4.1-runtime'         | { [image: 'nvidia/cuda:12.4.1-runtime'] }
        '12.1'  | 'image pytorch/pytorch:2.3.1-cuda12.1-x'   | { [image: 'pytorch/pytorch:2.3.1-cuda12.1-x'] }
        '12.8'  | 'build argument TORCH=cu128'               | { [build: [context: '/none', args: [A: '1', TORCH: 'cu128']]] }
        '12.2'  | 'Dockerfile FROM nvidia/cuda:12.2.0-base'  | { [build: [context: it.toString()]] }
        null    | ''                                         | { [image: 'ollama/ollama:0.12'] }
    }
}
