package ai.pmoves.compose

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class ChosenServicesSpec extends Specification {
    static final String STACK = '''\
        services:
          gateway: {image: g, depends_on: [store], networks: [models]}
          store: {image: s, volumes: ["kept:/kept"]}
          ollama: {image: o, profiles: [gpu], networks: [models]}
          tools: {image: t, profiles: [gpu]}
          agent: {image: "a:${AGENT_TAG:-1}", depends_on: {gateway: {condition: service_started}}, env_file: absent.env, networks: [agents]}
          voice: {image: v, network_mode: "service:agent"}
        networks: {models: {}, agents: {}}
        volumes: {kept: {}}
        '''.stripIndent()

    @TempDir
    Path path

    private Project chosen(String... services) {
        folder(services).resolve().project()
    }

    private Folder folder(String... services) {
        def folder = new Folder(path).write('compose.yaml', STACK)
        folder.services = services as List
        folder
    }

    def "#services: they, what they depend on, and what those use"() {
        expect:
        def project = chosen(*services)
        project.services().keySet() as List == there
        project.networks().keySet() as List == networks
        project.volumes().keySet() as List == volumes

        where:
        services              || there                                  | networks                       | volumes
        ['gateway']           || ['gateway', 'store']                   | ['default', 'models']          | ['kept']
        ['gateway', 'ollama'] || ['gateway', 'ollama', 'store']         | ['default', 'models']          | ['kept']
        ['ollama']            || ['ollama']                             | ['models']                     | []
        ['voice']             || ['agent', 'gateway', 'store', 'voice'] | ['agents', 'default', 'models'] | ['kept']
    }

    def "what others lack is in nobody's way, and who is not there is named, with what was meant"() {
        expect:
        folder('gateway').messages().empty
        folder().messages().any { it.contains('absent.env') }
        folder('gatway').resolve().errors().any { it.message() == 'no such service: gatway' && it.fix().contains("'gateway'") }
    }

    @Requires({ PluginSpec.plugin() })
    def "the model is the one that Compose's plugin has for #services"() {
        given: 'without the file that is absent: config, unlike up, wants those of all'
        def folder = folder(*services).write('compose.yaml', STACK.replace(', env_file: absent.env', ''))

        when:
        def process = new ProcessBuilder(PluginSpec.plugin(), '-p', 'p', 'config', '--format', 'json', *services).directory(path.toFile())
        process.environment().clear()
        process.environment().putAll(folder.environment)
        def theirs = process.redirectError(ProcessBuilder.Redirect.DISCARD).start().inputStream.text

        then:
        new ObjectMapper().readTree(theirs) == new ObjectMapper().readTree(CanonicalJson.print(folder.resolve().project()))

        where:
        services << [['gateway'], ['gateway', 'ollama'], ['ollama'], ['store', 'tools']]
    }
}
