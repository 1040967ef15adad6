package ai.pmoves.docker.internal.image

import ai.pmoves.docker.testing.Models
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import spock.lang.Specification

/** What a compose file gives to a build never steers a program of the host. */
class BuildArgumentsSpec extends Specification {
    static BuildCommand build(Map arguments) {
        def project = Models.project(Models.json([name: 'p', services: [app: [build: [context: '/s', args: arguments]]]]), [:], Path.of('/s'))
        BuildCommand.of(project, project.services().app, true, null, '')
    }

    static List<String> given(BuildCommand command) {
        def words = command.arguments()
        words.indices.findAll { words[it] == '--build-arg' }.collect { words[it + 1] }
    }

    def "an ordinary value travels unseen, in the environment"() {
        given:
        def command = build(VERSION: '1', DB_PASSWORD: 'hunter2!', GOOGLE_API_KEY: 'g', inherited: null)

        expect:
        given(command) == ['VERSION', 'DB_PASSWORD', 'GOOGLE_API_KEY', 'inherited']
        command.environment() == [VERSION: '1', DB_PASSWORD: 'hunter2!', GOOGLE_API_KEY: 'g']
    }

    def "#name never gets into the client's environment"() {
        given:
        def command = build([(name): 'evil.so'])

        expect:
        given(command) == [name + '=evil.so']
        command.environment().isEmpty()

        where:
        name << ['LD_PRELOAD', 'LD_LIBRARY_PATH', 'DYLD_INSERT_LIBRARIES', 'GIT_SSH_COMMAND', 'GODEBUG', 'SSL_CERT_FILE', 'BUILDX_CONFIG',
                 'BUILDKIT_HOST', 'DOCKER_HOST', 'XDG_CONFIG_HOME', 'PATH', 'HOME', 'SHELL', 'IFS', 'ENV', 'BASH_ENV', 'PYTHONPATH', 'PYTHON',
                 'NODE_OPTIONS', 'HTTP_PROXY', 'https_proxy', 'a-b', '1st', 'PERL5OPT', 'JAVA_TOOL_OPTIONS', 'BASH_FUNC_ls%%']
    }

    def "a secret under the name #name is refused at its place"() {
        when:
        build([(name): value])

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == ['docker.build-arg-unsafe']
        refused.problems()[0].where().toString() == '/s/compose.yaml:1:5'
        !refused.message.contains(value)

        where:
        name              | value
        'NODE_AUTH_TOKEN' | 'npm_s3cr3t'
        'HTTPS_PROXY'     | 'http://me:s3cr3t-word@proxy:3128'
    }
}
