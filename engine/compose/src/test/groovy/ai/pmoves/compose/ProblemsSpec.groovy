package ai.pmoves.compose

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

class ProblemsSpec extends Specification {
    @TempDir
    Path path

    def 'all problems in one pass, each at its place, and the project all the same'() {
        given:
        def folder = new Folder(path).write('compose.yaml', '''\
services:
  web:
    image: "web:${TAG:?choose one}"
    imagee: typo
    ports: ["80:nope"]
    env_file: missing.env
    networks: [front]
    depends_on: [databse]
    read_only: perhaps
  database:
    image: pg
    image: pg2
    volumes: ["data:/data"]
    command: ${oops
''')

        expect:
        folder.messages()*.replaceAll(/: (error while interpolating|invalid interpolation).*/, ': interpolation') == [
            'compose.yaml:3:17: interpolation',
            "compose.yaml:4:5: services.web additional properties 'imagee' not allowed (did you mean 'image'?)",
            'compose.yaml:5:13: services.web.ports: invalid containerPort: nope (write published:target, or the long form)',
            'compose.yaml:6:15: env file missing.env not found (create it, or mark the entry required: false)',
            'compose.yaml:7:16: service "web" refers to undefined network front (declare it under networks:)',
            'compose.yaml:8:18: service "web" depends on undefined service "databse" (did you mean \'database\'?)',
            'compose.yaml:9:16: interpolation',
            'compose.yaml:12:5: mapping key "image" already defined at line 11 (remove one of the two, or join them)',
            'compose.yaml:13:15: service "database" refers to undefined volume data (declare it under volumes:)',
            'compose.yaml:14:14: interpolation',
        ]
        folder.resolve().project().services().keySet() == ['database', 'web'] as Set
    }

    def 'an invalid template is not quoted where it may be a password: #written'() {
        when:
        def told = new Folder(path).write('compose.yaml', "services: {a: {image: i, $written}}").messages()

        then:
        told.size() == 1
        told[0].contains('invalid interpolation format') && told[0].contains('***')
        !told[0].contains('Canary')

        where:
        written << [
            'environment: {DB_PASSWORD: "CanaryOne${x"}',
            'environment: ["DB_PASSWORD=Canary${x"]',
            'environment: {URL: "db://me:CanaryOne1${x@h/"}',
            'build: {context: ., args: {API_KEY: "CanaryOne${x"}}',
            'command: "run API_TOKEN=CanaryOne${x"',
        ]
    }

    def 'the fix for #service works'() {
        when:
        def told = new Folder(path).write('compose.yaml', "services: {a: {image: i, $service}}").messages()
        def mended = new Folder(path.resolve('mended')).write('compose.yaml', "services: {a: {image: i, $after}}").messages()

        then:
        told.size() == 1
        told[0].endsWith("($fix)")
        mended == []

        where:
        service                                                      | fix                                                               || after
        'healthcheck: {test: x, interval: 30}'                       | 'write 30s'                                                       || 'healthcheck: {test: x, interval: 30s}'
        'healthcheck: {test: x, timeout: "30"}'                      | 'write 30s'                                                       || 'healthcheck: {test: x, timeout: 30s}'
        'stop_grace_period: soon'                                    | 'write a number with its unit, such as 30s, 500ms or 1m30s'       || 'stop_grace_period: 1m30s'
        'mem_limit: 512mb, deploy: {resources: {limits: {cpus: 1}}}' | 'write it as deploy.resources.limits.memory instead of mem_limit' || 'deploy: {resources: {limits: {cpus: 1, memory: 512mb}}}'
        'mem_limit: 1g, deploy: {resources: {limits: {memory: 2g}}}' | 'keep one of them'                                                || 'deploy: {resources: {limits: {memory: 2g}}}'
    }

    def 'refuses #yaml'() {
        when:
        def folder = new Folder(path).write('compose.yaml', yaml)

        then:
        folder.messages().any { it.contains(message) && it =~ /^compose.yaml:\d+:\d+: / }

        where:
        yaml                                                                              | message
        'services: {a: {image: i, foo: 1}}'                                               | "additional properties 'foo' not allowed"
        'servces: {a: {image: i}}'                                                        | "did you mean 'services'?"
        'services: {a: {image: 5}}'                                                       | 'services.a.image must be a string'
        'services: {a: }'                                                                 | 'services.a must be a mapping'
        'services: [a]'                                                                   | 'services must be a mapping'
        'services: {a: {image: i, build: 5}}'                                             | 'services.a.build must be a mapping or string'
        'services: {a: {image: i, cap_add: [A, 5]}}'                                      | 'services.a.cap_add.1 must be a string'
        'services: {a: {image: i, security_opt: [A, A]}}'                                 | 'items at 0 and 1 are equal'
        'services: {a: {image: i, cgroup: x}}'                                            | "must be one of 'host', 'private'"
        'services: {a: {image: i, cpu_percent: 101}}'                                     | 'must be less than or equal to 100'
        'services: {a: {image: i, cpu_count: -1}}'                                        | 'must be greater than or equal to 0'
        'services: {"a b": {image: i}}'                                                   | "additional properties 'a b' not allowed"
        'services: {a: {image: i, depends_on: {b: {}}}, b: {image: i}}'                   | "condition"
        'services: {a: {image: i, environment: {D: 2024-01-01}}}'                         | 'must not be a date'
        'services: {a: {image: i, environment: ["A =1"]}}'                                | 'declared with a trailing space'
        'services: {a: {hostname: h}}'                                                    | 'has neither an image nor a build context specified'
        'services: {a: {image: i, network_mode: host, networks: [n]}}\nnetworks: {n: }'   | 'mutually exclusive `network_mode` and `networks`'
        'services: {a: {image: i, network_mode: "service:b"}}'                            | 'not found for network_mode'
        'services: {a: {image: i, depends_on: [b]}, b: {image: i, depends_on: [a]}}'      | 'dependency cycle detected: a -> b -> a'
        'services: {a: {image: i, depends_on: [a]}}'                                      | 'dependency cycle detected: a -> a'
        'services: {a: {image: i, depends_on: [b]}, b: {image: i, profiles: [x]}}'        | 'it is in profile x, which is not active'
        'services: {a: {image: i, secrets: [s]}}'                                         | 'refers to undefined secret s'
        'services: {a: {image: i, configs: [s]}}'                                         | 'refers to undefined config s'
        'services: {a: {image: i, healthcheck: {test: [x]}}}'                             | 'healthcheck.test must start either by'
        'services: {a: {image: i, scale: 2, container_name: xx}}'                          | 'container name must be unique'
        'services: {a: {image: i, scale: 2, deploy: {replicas: 3}}}'                      | "distinct values on 'scale' and 'deploy.replicas'"
        'services: {a: {image: i, mem_limit: 1g, deploy: {resources: {limits: {memory: 2g}}}}}' | "distinct values on 'mem_limit'"
        'services: {a: {image: i, container_name: xx}, b: {image: i, container_name: xx}}'  | 'already in use by service a'
        'services: {a: {image: i, volumes: ["/h:/d", "/k:/d"], tmpfs: /d}}'               | 'already mounted as'
        'services: {a: {image: i, volumes: ["aa:bb:cc:dd"]}}'                             | 'too many colons'
        'services: {a: {image: i, volumes: ["aa::b"]}}'                                    | 'empty section between colons'
        'services: {a: {image: i, volumes: [{type: bind, target: /x}]}}'                  | 'field Source must not be empty'
        'services: {a: {image: i, ports: ["80:80/foo"]}}'                                 | 'invalid proto: foo'
        'services: {a: {image: i, ports: ["1.2.3:80:80"]}}'                               | 'invalid IP address: 1.2.3'
        'services: {a: {image: i, ports: ["80-82:80-81"]}}'                               | 'invalid ranges specified'
        'services: {a: {image: i, ports: ["99999:80"]}}'                                  | 'invalid hostPort: 99999'
        'services: {a: {image: i, mem_limit: 5x}}'                                        | "invalid size: '5x'"
        'services: {a: {image: i, stop_grace_period: 5}}'                                 | 'must be a string'
        'services: {a: {image: i, stop_grace_period: "5"}}'                               | 'invalid duration "5"'
        'services: {a: {image: i, command: "a \'b"}}'                                     | 'invalid command line string'
        'services: {a: {image: i, extra_hosts: [x]}}'                                     | 'missing IP: x'
        'services: {a: {image: i, devices: ["a:b:c:d"]}}'                                 | 'confusing device mapping'
        'services: {a: {image: i, init: maybe}}'                                          | 'invalid boolean: maybe'
        'services: {a: {image: i, scale: many}}'                                          | 'invalid integer: many'
        'services: {a: {image: i, env_file: nope.env}}'                                   | 'nope.env not found'
        'services: {a: {image: i, label_file: nope}}'                                     | 'nope not found'
        'services: {a: {image: i, env_file: [{path: compose.yaml, format: odd}]}}'        | 'unsupported env_file format "odd"'
        'services: {a: {image: i, extends: b}}'                                           | 'service "b" not found'
        'services: {a: {extends: b, image: i}, b: {extends: a, image: i}}'                | 'Circular reference:'
        'services: {a: {image: i, extends: {file: no.yaml, service: b}}}'                 | 'no such file'
        'include: [compose.yaml]\nservices: {a: {image: i}}'                              | 'include cycle detected'
        'include: [no.yaml]\nservices: {a: {image: i}}'                                   | 'no such file'
        'include: x\nservices: {a: {image: i}}'                                           | '`include` must be a list'
        'services: {a: {image: i}}\nvolumes: {v: {external: true, driver: x}}'            | 'conflicting parameters "external" and "driver"'
        'services: {a: {image: i}}\nsecrets: {s: {file: a, environment: B}}'              | 'mutually exclusive'
        'services: {a: {image: i}}\nsecrets: {s: {name: a}}'                              | 'one of file|environment must be set'
        'services: {a: {image: i}}\n5: x'                                                 | 'non-string key at top level: 5'
        'services: {a: {image: i, provider: {type: x}}}'                                  | 'services.a.provider is not supported'
        'services: {a: {image: i, credential_spec: {file: x}}}'                           | 'services.a.credential_spec is not supported'
        'services: {a: {image: i, use_api_socket: true}}'                                 | 'services.a.use_api_socket is not supported'
        'services: {a: {image: "${"}}'                                                    | 'invalid interpolation format for services.a.image'
        'services: {a: {image: "${X?}"}}'                                                 | 'required variable X is missing a value'
        '- a'                                                                             | 'top-level object must be a mapping'
        'services: {a: {image: i, include: "a\\0b"}}'                                     | 'additional properties'
        'include: ["a\\0b"]\nservices: {a: {image: i}}'                                   | 'no such file'
    }

    def 'warns and goes on: #yaml'() {
        when:
        def folder = new Folder(path).write('compose.yaml', yaml)

        then:
        folder.resolve().errors() == []
        folder.messages(true).any { it.contains(message) && it =~ /^compose.yaml:\d+:\d+: / }

        where:
        yaml                                                                    | message
        'version: "3"\nservices: {a: {image: i}}'                               | 'the attribute `version` is obsolete'
        'services: {a: {image: "i${X}"}}'                                       | 'The "X" variable is not set. Defaulting to a blank string.'
        'services: {a: {image: i, tty: "yes"}}'                                 | '"yes" for boolean is not supported by YAML 1.2'
        'services: {a: {image: i, deploy: {placement: {}}}}'                    | 'services.a.deploy.placement is ignored'
        'services: {a: {image: i, deploy: {update_config: {}}}}'                | 'services.a.deploy.update_config is ignored'
        'services: {a: {image: i}}\nnetworks: {n: {external: {name: x}}}'       | 'external.name is deprecated'
    }

    def 'no file at all'() {
        expect:
        new Folder(path).resolve().project() == null
        new Folder(path).messages() == ['.: no configuration file provided: not found (name one with -f, or go to the folder of a compose.yaml)']
    }

    @Timeout(30)
    def 'hostile: #name'() {
        when:
        def resolution = new Folder(path).write('compose.yaml', text).resolve()

        then:
        resolution.problems().every { it.where() != null }
        !resolution.problems().isEmpty()

        where:
        name                          | text
        'chain of dependencies'       | 'services:\n' + (0..20_000).collect { " a$it: {depends_on: [a${it + 1}]}" }.join('\n')
        'circle of dependencies'      | 'services:\n' + (0..5_000).collect { " a$it: {image: i, depends_on: [a${(it + 1) % 5001}]}" }.join('\n')
        'chain of extends'            | 'services:\n' + (0..5_000).collect { " a$it: {image: i, extends: a${it + 1}}" }.join('\n')
        'variables without end'       | 'services: {a: {image: "' + '${x' * 200_000 + '"}}'
        'defaults in defaults'        | 'services: {a: {image: "' + '${x:-' * 200_000 + '"}}'
        'unset variables'             | 'services: {a: {image: "' + '${x}' * 200_000 + '"}}'
        'many equal items'            | 'services: {a: {image: i, security_opt: [' + 'a,' * 50_000 + ']}}'
        'a long key'                  | 'services: {a: {image: i, ' + 'k' * 1_000_000 + ': 1}}'
        'a huge scalar'               | 'a: ' + 'x' * 5_000_000
    }

    def 'texts that become too long with a variable are told with its name'() {
        given:
        def folder = new Folder(path).write('.env', "LONG=${'x' * 1_000_000}").write('compose.yaml', """\
services:
  a:
    image: i
    environment:
${(1..200).collect { "      A$it: \$LONG" }.join('\n')}
""")

        when:
        def first = folder.messages()[0]
        def length = folder.resolve().project().services().a.environment().values()*.length().sum()

        then:
        first.startsWith('compose.yaml:9:11: error while interpolating services.a.environment.A5: the text becomes too long with the value of LONG')
        length < 6 << 20
    }
}
