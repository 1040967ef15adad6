package ai.pmoves.compose

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.IgnoreIf
import spock.lang.Specification
import spock.lang.TempDir

/** The same files to the Compose plugin itself; left out where it is not on hand. */
@IgnoreIf(value = { PluginSpec.plugin() == null }, reason = 'no Compose plugin 2.40: set PMOVES_COMPOSE_PLUGIN to its path')
class PluginSpec extends Specification {
    @TempDir
    Path path

    def 'both resolve to the same: #name'() {
        given:
        def folder = new Folder(path).write('compose.yaml', yaml).write('a.env', 'A=1\nB=${A}x\nC="q\\n"\n')
        folder.environment = [HOME: '/root', TAG: 't']

        when:
        def process = new ProcessBuilder(plugin(), '-p', 'p', 'config', '--format', 'json').directory(path.toFile())
        process.environment().clear()
        process.environment().putAll(folder.environment)
        def theirs = process.redirectError(ProcessBuilder.Redirect.DISCARD).start().inputStream.text

        then:
        new ObjectMapper().readTree(theirs) == new ObjectMapper().readTree(CanonicalJson.print(folder.resolve().project()))

        where:
        name           | yaml
        'a queue'      | 'services: {q: {image: "nats:$TAG", ports: ["4222:4222", "8222"], command: -js -m 8222, healthcheck: {test: wget -q x, interval: 1s}}}'
        'env files'    | 'services: {a: {image: i, env_file: a.env, environment: {X: , TAG: , D: 1e9, F: 0.10}}}'
        'anchors'      | 'x-a: &a {image: i, labels: {n: 1}}\nservices: {a: *a, b: {<<: *a, command: "echo $$HOME"}}'
        'networks'     | 'services: {a: {image: i, networks: {x: {aliases: [b]}, default: }}}\nnetworks: {x: {internal: true, ipam: {config: [{subnet: 10.1.0.0/24}]}}}'
        'volumes'      | 'services: {a: {image: i, volumes: ["d:/d:ro", "./x:/x:Z", /anon, {type: tmpfs, target: /t, tmpfs: {mode: 511}}]}}\nvolumes: {d: {labels: [a=b]}}'
        'build'        | 'services: {a: {build: {context: ., args: [A, TAG, B=1], target: x, tags: [t]}, platform: linux/amd64}}'
        'resources'    | 'services: {a: {image: i, deploy: {resources: {limits: {cpus: 1.5, memory: 1g}, reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}}}'
        'two files'    | 'services: {a: {image: i, ports: ["80:80"]}}\n---\nservices: {a: {ports: !override ["81:80"], environment: [A=1]}}'
    }

    static String plugin() {
        def candidates = [
            System.getProperty('PMOVES_COMPOSE_PLUGIN'), System.getenv('PMOVES_COMPOSE_PLUGIN'),
            '/usr/libexec/docker/cli-plugins/docker-compose', '/usr/local/lib/docker/cli-plugins/docker-compose']
        candidates.find { it && Files.isExecutable(Path.of(it)) && [it, 'version', '--short'].execute().text.startsWith('2.40') }
    }
}
