package ai.pmoves.compose.preflight

import ai.pmoves.compose.Resolution
import ai.pmoves.compose.order.Stack
import ai.pmoves.kernel.Location
import ai.pmoves.kernel.Problem
import ai.pmoves.kernel.Severity
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class PreflightSpec extends Specification {
    @TempDir
    Path folder

    List<Problem> check(Map services, Map more = [:], Options options = Options.local(), List<Problem> resolved = []) {
        Preflight.of(new Resolution(Stack.of(services, [directory: folder] + more), resolved), options)
    }

    void file(String path, String text = '') {
        Files.createDirectories(folder.resolve(path).parent)
        Files.writeString(folder.resolve(path), text)
    }

    Location at(int line, int column = 1, String file = 'compose.yaml') {
        new Location(folder.resolve(file), line, column)
    }

    def "a stack without obstacles has no problem"() {
        expect:
        check(db: [image: 'postgres'], api: [needs: ['db'], ports: [['', '8080', 80]]]).empty
    }

    def "a path with a NUL character is a problem and no crash"() {
        expect:
        check(api: [build: build])*.code() == ['preflight.build-path']

        where:
        build << [[context: '.', dockerfile: 'Docker\u0000file'], [context: 'a\u0000b']]
    }

    def "the restart policy #restart is refused where it is written: #fix"() {
        expect:
        check(db: [image: 'postgres', restart: restart]).collect { [it.message(), it.where(), it.fix()] } ==
            [["there is no restart policy '$restart'".toString(), at(2, 14), fix]]

        where:
        restart          | fix
        'unless-stoped'  | "did you mean 'unless-stopped'?"
        'allways'        | "did you mean 'always'?"
        'on-failure:x'   | 'write no, always, unless-stopped, on-failure or on-failure:N'
        'always:3'       | 'write no, always, unless-stopped, on-failure or on-failure:N'
        'sometimes'      | 'write no, always, unless-stopped, on-failure or on-failure:N'
    }

    def "restart policies that engines know pass: #service"() {
        expect:
        check(db: [image: 'postgres'] + service).empty

        where:
        service << [[restart: 'no'], [restart: 'always'], [restart: 'unless-stopped'], [restart: 'on-failure'], [restart: 'on-failure:5'],
                    [deploy: [restart_policy: [condition: 'any']]], [deploy: [restart_policy: [max_attempts: 3]]]]
    }

    def "an env file that many services miss is one problem with a command that makes it"() {
        given:
        file('env.shared.example')
        def missing = { String name, int line -> Problem.error('compose.env-file-missing',
            "couldn't find env file: ${folder.resolve(name)}").at(at(line)) }

        when:
        def problems = check([:], [:], Options.local(),
            (1..60).collect { missing('env.shared', it) } + [missing('.env.local', 70)])

        then:
        problems*.message() == [
            'The env file env.shared is not there (60 places, the first is shown)', 'The env file .env.local is not there']
        problems*.where() == [at(1), at(70)]
        problems*.fix() == ['cp env.shared.example env.shared && chmod 600 env.shared', 
            'write .env.local, mode 600, with the keys that its services need; or say {path: .env.local, required: false}']
    }

    def "commands work in the folder in which they are read"() {
        given: "a person who works beside the stack's folder"
        file('env.shared.example', 'HMAC=\n')
        def here = folder.resolveSibling('desk')
        def stack = folder.fileName
        def missing = { String name, int line -> Problem.error('compose.env-file-missing',
            "couldn't find env file: ${folder.resolve(name)}").at(at(line)) }
        def required = Problem.error('compose.required-variable', 'required variable HMAC is missing a value: HMAC not set').at(at(3))

        when:
        def problems = check([:], [:], Options.local().pastedIn(here), [missing('env.shared', 1), missing('../.env', 2), required])

        then:
        problems*.fix() == [
            "cp ../$stack/env.shared.example ../$stack/env.shared && chmod 600 ../$stack/env.shared",
            'write ../.env, mode 600, with the keys that its services need; or say {path: .env, required: false}',
            "(umask 077; printf '\\nHMAC=change-me\\n' >> ../$stack/.env)"]*.toString()
        problems[2].message() == "The required variable HMAC has no value (../$stack/env.shared.example:1 has it, but blank)"
    }

    def "a required variable tells where it could come from"() {
        given:
        file('env.shared.example', '# keys\nHMAC=\nexport CLOUDFLARE_TOKEN=x\n')
        def required = { String name, int line, String text = "$name not set" -> Problem.error('compose.required-variable',
            "error while interpolating services.x$line: required variable $name is missing a value: $text").at(at(line)) }

        when:
        def problems = check([:], [:], Options.local(), [required('HMAC', 3), required('HMAC', 9), required('CF_TOKEN', 5, 'ask the office')])

        then:
        problems*.message() == [
            'The required variable HMAC has no value (env.shared.example:2 has it, but blank) (2 places, the first is shown)',
            'The required variable CF_TOKEN has no value (ask the office; CLOUDFLARE_TOKEN is set at env.shared.example:3)']
        problems*.fix() == [
            "(umask 077; printf '\\nHMAC=change-me\\n' >> .env)",
            "(umask 077; printf '\\nCF_TOKEN=change-me\\n' >> .env)"]
    }

    def "what fills the file of variables may be pasted in any order: #order, #what"() {
        given: "a project that also gives the file to its services"
        if (template) {
            file('.env.example', 'B=template')
        }
        def problems = check([:], [:], Options.local(), [
            Problem.error('compose.env-file-missing', "couldn't find env file: ${folder.resolve('.env')}").at(at(1)),
            Problem.error('compose.required-variable', 'required variable A is missing a value').at(at(2)),
            Problem.error('compose.required-variable', 'required variable B is missing a value').at(at(3))])

        when:
        order.each { new ProcessBuilder('sh', '-ec', problems[it].fix()).directory(folder.toFile()).start().waitFor() }

        then:
        def lines = Files.readAllLines(folder.resolve('.env')).findAll()
        lines as Set == (template ? ['B=template'] : []) + ['A=change-me', 'B=change-me'] as Set
        lines.last() != 'B=template'
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('.env'))) == 'rw-------'

        where:
        [order, template] << [[0, 1, 2].permutations(), [true, false]].combinations()
        what = template ? 'with a template' : 'without'
    }

    def "a missing env file of which only a relative has a template is to be written, and the keys are named"() {
        given:
        file('env.shared.example', ('A'..'J').collect { "KEY_$it=\n" }.join())
        file('.env.example', 'OTHER=\n')
        def missing = Problem.error('compose.env-file-missing', "couldn't find env file: ${folder.resolve('env.shared.generated')}").at(at(1))

        expect:
        check([:], [:], Options.local(), [missing])*.fix() == ['write env.shared.generated, mode 600, with the keys ' +
            'that its services need: KEY_A, KEY_B, KEY_C, KEY_D, KEY_E, KEY_F and 4 more are in env.shared.example']
    }

    def "a secret of the stack's own is generated in the shape that its program takes, and one that somebody else gives is not: #name"() {
        given:
        def required = Problem.error('compose.required-variable', "required variable $name is missing a value").at(at(2))
        def fix = check([:], [:], Options.local(), [required])[0].fix()

        when:
        def shell = new ProcessBuilder('sh', '-ec', fix).directory(folder.toFile()).start()
        shell.waitFor()

        then:
        Files.readString(folder.resolve('.env')).strip() ==~ written
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('.env'))) == 'rw-------'

        where:
        name                      || written
        'SESSION_SECRET'          || /SESSION_SECRET=[0-9a-f]{64}/
        'DB_PASSWORD'             || /DB_PASSWORD=[0-9a-f]{64}/
        'INVIDIOUS_HMAC_KEY'      || /INVIDIOUS_HMAC_KEY=[0-9a-f]{64}/
        'INVIDIOUS_COMPANION_KEY' || /INVIDIOUS_COMPANION_KEY=[0-9a-f]{16}/
        'REALTIME_DB_ENC_KEY'     || /REALTIME_DB_ENC_KEY=[0-9a-f]{16}/
        'VAULT_ENC_KEY'           || /VAULT_ENC_KEY=[0-9a-f]{32}/
        'FIREFLY_APP_KEY'         || /FIREFLY_APP_KEY=base64:[A-Za-z0-9+\/]{43}=/
        'TOTP_VAULT_KEY'          || /TOTP_VAULT_KEY=[A-Za-z0-9+\/]{43}=/
        'AIRFLOW_FERNET_KEY'      || /AIRFLOW_FERNET_KEY=[A-Za-z0-9_-]{43}=/
        'MSSQL_SA_PASSWORD'       || /MSSQL_SA_PASSWORD=Aa1-[0-9a-f]{48}/
        'OPENAI_API_KEY'          || /OPENAI_API_KEY=change-me/
        'SUPABASE_ANON_KEY'       || /SUPABASE_ANON_KEY=change-me/
        'SERVICE_ROLE_KEY'        || /SERVICE_ROLE_KEY=change-me/
        'CF_TOKEN'                || /CF_TOKEN=change-me/
        'SITE'                    || /SITE=change-me/
    }

    def "variables that come out blank are told together"() {
        given:
        def unset = { String name, int line -> Problem.warning('compose.unset-variable',
            "The \"$name\" variable is not set. Defaulting to a blank string.").at(at(line)).about(name) }

        expect:
        check([:], [:], Options.local(), [unset('B', 3), unset('A', 9), unset('A', 5)])*.message() ==
            ['2 variables of compose.yaml have no value and come out blank: A (line 5), B (line 3)']
        check([:], [:], Options.local(), ('A'..'Z').collect { unset(it, 1) })*.message() ==
            ['26 variables of compose.yaml have no value and come out blank: ' + ('A'..'Z').join(', ')]
        check([:], [:], Options.local().pastedIn(folder.resolveSibling('desk')), [unset('A', 1), unset('B', 2)])*.fix() ==
            ["set those that matter in ../$folder.fileName/.env (an env_file is not read for them), or give them a default: \${NAME:-...}"]*.toString()
    }

    def "ports #first and #second collide: #collide"() {
        when:
        def problems = check(a: [image: 'x', ports: [first]], b: [image: 'x', ports: [second]])

        then:
        problems*.code() == (collide ? ['preflight.port-collision'] : [])
        !collide || problems[0].message() == "'b' and 'a' (at compose.yaml:2) both publish ${message}"
        !collide || problems[0].where() == at(4, 9)

        where:
        first                        | second                          || collide | message
        ['', '80', 1]                | ['', '80', 2]                   || true    | '80/tcp'
        ['', '80', 1]                | ['127.0.0.1', '80', 2]          || true    | '127.0.0.1:80/tcp'
        ['0.0.0.0', '80', 1]         | ['10.0.0.1', '80', 2]           || true    | '10.0.0.1:80/tcp'
        ['127.0.0.1', '80', 1]       | ['127.0.0.2', '80', 2]          || false   | ''
        ['0.0.0.0', '80', 1]         | ['::', '80', 2]                 || false   | ''
        ['', '53', 53]               | ['', '53', 53, 'udp']           || false   | ''
        ['', '80', 1]                | ['', '81', 1]                   || false   | ''
        ['', '', 1]                  | ['', '', 1]                     || false   | ''
        ['', '80', 1]                | ['', '80-81', 2]                || false   | ''
        ['', '8000-8010', 1]         | ['', '8000-8010', 1]            || false   | ''
    }

    def "a collision is mended by a command where the line leaves no doubt: #line"() {
        given:
        file('compose.yaml', 'services:\n  a:\n    ports:\n      ' + line + '\n')

        expect:
        check(a: [image: 'x', ports: [['', '80', 1]]], b: [image: 'x', ports: [['', '80', 1], ['', '81', 1]]])*.fix() == [fix]

        where:
        line                    || fix
        '- "80:1"'              || "sed -i '4s/80:/82:/' compose.yaml"
        '- 127.0.0.1:80:1'      || "sed -i '4s/80:/82:/' compose.yaml"
        '- "${PORT:-80}:1"'     || "sed -i '4s/80}:/82}:/' compose.yaml"
        '- "80:${P:-1}"'        || "sed -i '4s/80:/82:/' compose.yaml"
        '- "${PORT}:1"'         || 'publish one of them on another port, or leave one out by its profile'
        '["80:1", "81:80:80"]'  || 'publish one of them on another port, or leave one out by its profile'
        '- "180:80:1"'          || 'publish one of them on another port, or leave one out by its profile'
    }

    def "a range is full when others publish all of it, and replicas need a range"() {
        expect:
        check(a: [image: 'x', ports: [['', '80', 1], ['', '81', 1]]], b: [image: 'x', ports: [['', '80-81', 2]]])*.message() ==
            ["'b' finds no free port in 80-81/tcp: other services publish all of them"]
        check(a: [image: 'x', replicas: 3, ports: [['', '80', 1]]])*.message() ==
            ["The 3 replicas of 'a' cannot share the port 80/tcp"]
        check(a: [image: 'x', replicas: 2, ports: [['', '80-81', 1]]]).empty
    }

    def "a port whose variable came out blank is told from one that is left to the engine"() {
        given:
        file('compose.yaml', 'services: {}\n      - "${API_PORT}:80"\n')

        when:
        def problems = check(a: [image: 'x', ports: [['', '', 80]]])

        then:
        problems*.message() == [
            "The host port of 'a' for 80 came out blank, since API_PORT has no value: the engine would choose any free port"]

        and:
        file('compose.yaml', 'services: {}\n      - ' + left + '\n')
        check(a: [image: 'x', ports: [['', '', 80]]]).empty

        where:
        left << ['"80"', '"${API_PORT}"', '${API_PORT:-80}', 'target: ${API_PORT}']
    }

    def "a mount of #source to #target: #code"() {
        given:
        file('there.conf')
        Files.createDirectories(folder.resolve('folder'))

        expect:
        check(a: [image: 'x', volumes: [[type: 'bind', source: folder.resolve(source).toString(), target: target] + more]])
            .collect { [it.severity().name(), it.code()] } == (code == null ? [] : [[severity, 'preflight.' + code]])

        where:
        source            | target        | more                                 || severity  | code
        'there.conf'      | '/etc/x.conf' | [:]                                  || null      | null
        'folder'          | '/data'       | [:]                                  || null      | null
        'folder'          | '/etc/x.conf' | [:]                                  || 'ERROR'   | 'bind-is-folder'
        'there.conf'      | '/etc/'       | [:]                                  || 'ERROR'   | 'bind-is-file'
        'gone.conf'       | '/etc/x.conf' | [:]                                  || 'ERROR'   | 'bind-missing'
        'gone'            | '/data'       | [:]                                  || 'NOTE'    | 'bind-will-be-made'
        'gone'            | '/data'       | [read_only: true]                    || 'WARNING' | 'bind-will-be-made'
        'gone'            | '/data'       | [bind: [create_host_path: false]]    || 'ERROR'   | 'bind-missing'
        '/no/such/x.conf' | '/etc/x.conf' | [:]                                  || 'WARNING' | 'bind-missing'
        '/run/other.sock' | '/run/x.sock' | [:]                                  || 'WARNING' | 'bind-missing'
        '/no/such'        | '/data'       | [:]                                  || null      | null
        '/run/podman/podman.sock' | '/var/run/docker.sock' | [:]                 || null      | null
    }

    def "what a build needs has to be there, and a missing submodule is named"() {
        given:
        file('ok/Dockerfile')
        file('empty/readme')
        file('.gitmodules', '[submodule "sub"]\n\tpath = vendor/sub\n\turl = x\n')

        when:
        def problems = check(
            a: [build: [context: folder.resolve('ok').toString()]],
            b: [build: [context: folder.resolve('empty').toString()]],
            c: [build: [context: folder.resolve('gone').toString()]],
            d: [build: [context: folder.resolve('vendor/sub/app').toString()]],
            e: [build: [context: folder.resolve('ok').toString(), dockerfile: 'deep/Dockerfile.gpu']],
            f: [build: [context: 'https://example.org/x.git']],
            g: [build: [context: folder.resolve('ok').toString(), dockerfile: 'none', dockerfile_inline: 'FROM x']])

        then:
        problems*.message() == [
            "The Dockerfile that 'b' is built from is not there: empty/Dockerfile",
            "The folder that 'c' is built from is not there: gone",
            "The folder that 'd' is built from is not there: vendor/sub/app",
            "The Dockerfile that 'e' is built from is not there: ok/deep/Dockerfile.gpu"]
        problems[2].fix() == "git submodule update --init 'vendor/sub'"
    }

    def "external networks are named with their users and the command that makes them"() {
        when:
        def problems = check([a: [image: 'x', networks: ['shared']], b: [image: 'x']], [external: ['shared']])

        then:
        problems*.message() == ["The network 'shared-net' is external: it has to be there before a can start"]
        problems*.fix() == ['docker network create shared-net']
        problems*.severity() == [Severity.WARNING]
    }

    def "addresses of services that no profile enables are one problem each"() {
        expect:
        check([a: [image: 'x', environment: [U: 'http://gate:1']], b: [image: 'x', environment: [V: 'http://gate:2']]],
            [disabled: ['gate', 'other']])*.message() == [
                "2 services (a, b) name 'gate', which no active profile enables: environment U=http://gate:1"]
    }

    def "'#value' is a placeholder: #placeholder"() {
        expect:
        check(a: [image: 'x', environment: [TOKEN: value]])*.message() ==
            (placeholder ? ['TOKEN still holds a placeholder instead of a value'] : [])

        where:
        value                              || placeholder
        'changeme'                         || true
        'change-me'                        || true
        'your-key-here'                    || true
        'sk-your-openai-key'               || true
        'https://your-supabase.example'    || true
        '<token>'                          || true
        'xxxxxxxx'                         || true
        'replace_me'                       || true
        'SomeRandomStringOf32CharsExactly' || true
        'minioadmin'                       || false
        ''                                 || false
        'yourself'                         || false
        'exchange'                         || false
        'http://changes.example.org'       || false
    }

    def "a placeholder that an env file holds is shown there, once for all services"() {
        given:
        file('env.shared', '# secrets\nTOKEN=changeme\n')

        expect:
        check(a: [image: 'x', shared: [TOKEN: 'changeme']], b: [image: 'x', shared: [TOKEN: 'changeme']]).collect {
            [it.message(), it.where()] } == [['TOKEN still holds a placeholder instead of a value', at(2, 1, 'env.shared')]]
    }

    def "local models need no key, the cloud at least one"() {
        given:
        def blank = [api: [image: 'x', environment: [OPENAI_API_KEY: '', GROQ_API_KEY: null]]]
        def set = [api: [image: 'x', environment: [OPENAI_API_KEY: '', GROQ_API_KEY: 'gsk']]]
        def cloud = new Options(Keys.CLOUD, [] as Set)

        expect:
        check(blank).empty
        check(set, [:], cloud).empty
        check([a: [image: 'x']], [:], cloud).empty
        check(blank, [:], cloud)*.message() ==
            ["With keys 'cloud' at least one provider's key needs a value; all are blank: GROQ_API_KEY, OPENAI_API_KEY"]
    }

    def "only the services that are asked about are checked"() {
        given:
        def services = [a: [image: '', build: null], b: [image: '']]

        expect:
        check(services)*.message() == [
            "'a' has no image: its name came out blank", "'b' has no image: its name came out blank"]
        check(services, [:], Options.local().only(['b'] as Set))*.message() == ["'b' has no image: its name came out blank"]
    }

    def "errors come first, then by place"() {
        expect:
        check([a: [image: 'x', environment: [T: 'changeme']], b: [image: '']], [:], Options.local(),
            [Problem.warning('compose.old', 'old').at(at(1))])*.severity()*.name() == ['ERROR', 'WARNING', 'WARNING']
    }
}
