package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Secrets of every kind, from where they are kept to everything that is written: none of them gets there. */
@Timeout(120)
class CanarySpec extends Specification {
    @TempDir
    Path folder

    static final List<String> KINDS = ['param', 'file', 'variable', 'dotenv', 'envfile', 'compose', 'fromenv', 'login', 'token', 'address', 'build', 'poststart', 'prestop']

    private static String canary(String kind) {
        "Canary-$kind-7x%/" + kind.reverse()
    }

    private Path write(String name, String text, String mode = 'rw-------') {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode))
        file
    }

    private Desk desk() {
        write('kept', canary('file') + '\n')
        write('.env', "DB_PASSWORD=${canary('dotenv')}\n")
        write('api.env', "API_KEY=${canary('envfile')}\n")
        write('secrets/compose', canary('compose') + '\n')
        write('docker/config.json', """{"auths": {"r.example": {"auth": "${"me:${canary('login')}".bytes.encodeBase64()}"},
                "s.example": {"identitytoken": "${canary('token')}"}}}""")
        write('Dockerfile', 'FROM busybox\n')
        write('compose.yaml', '''name: home
services:
  api:
    image: "api:1"
    build: {context: ., args: {NPM_TOKEN: "${BUILD_TOKEN}"}}
    env_file: [api.env]
    environment:
      DB_PASSWORD: ${DB_PASSWORD}
      PLAIN: ${INNOCENT}
    secrets: [compose, fromenv]
    post_start: [{command: [env], environment: {HOOK_PASSWORD: "${AFTER}"}}]
    pre_stop: [{command: [env], environment: {HOOK_PASSWORD: "${BEFORE}"}}]
secrets:
  compose: {file: ./secrets/compose}
  fromenv: {environment: INNOCENT}
''')
        new Desk(folder, [GIVEN: canary('param'), TOKEN_FILE: folder.resolve('kept').toString(), MY_TOKEN: canary('variable'),
                          INNOCENT: canary('fromenv'), BUILD_TOKEN: canary('build'), AFTER: canary('poststart'), BEFORE: canary('prestop'),
                          DOCKER_CONFIG: folder.resolve('docker').toString()])
    }

    static final String PARAMS = "params { secret 'given'; text 'db' }\n    def stack = compose('.')\n    def token = secret('TOKEN')"

    private static List<String> options() {
        ['-p', 'given=env:GIVEN', '-p', "db=postgres://u:${canary('address')}@db"]*.toString()
    }

    /** All that was said, by screen and by file. */
    private Map<String, String> written = [:]

    private int types(Desk desk, Object... words) {
        def code = desk.types(*words)
        written["${words[0]} ${written.size()}".toString()] = desk.talk + desk.output
        code
    }

    private List<String> leaks() {
        Files.walk(folder.resolve('state')).filter { Files.isRegularFile(it) }.toList().each {
            written[it.toString()] = new String(Files.readAllBytes(it), 'ISO-8859-1')
        }
        [KINDS, written.keySet().toList()].combinations().findAll { kind, place ->
            def secret = canary(kind)
            [secret, secret.bytes.encodeBase64().toString(), secret.bytes.encodeHex().toString(), URLEncoder.encode(secret, 'UTF-8')]
                    .any { written[place].contains(it) }
        }*.toString()
    }

    def "a run whose steps show all they can, fail and crash"() {
        given:
        def desk = desk()
        def seen = folder.resolve('seen')
        desk.runbook('shows', """    $PARAMS
    step('shows') {
        effect idempotent
        inputs value('all', [params.text('db'), env('MY_TOKEN')])
        check { progress 'at ' + env('MY_TOKEN'); false }
        action {
            sh 'cat kept .env api.env secrets/* docker/config.json; env; env >&2'
            run 'env', env: [DB: params.text('db')], secretEnv: [A: params.secret('given'), B: token]
            sh secretEnv: [A: params.secret('given'), B: token], 'for f in /proc/[0-9]*/cmdline; do tr "\\\\0" " " < "\$f" || :; done > "\$1"', '$seen'
            progress 'has ' + params.text('db')
            log files.read('docker/config.json')
            [db: params.text('db'), tok: env('MY_TOKEN'), plain: env('INNOCENT'), hooks: env('AFTER') + ' ' + env('BEFORE'), kept: files.read('kept')]
        }
    }
    step('fails') {
        needs 'shows'
        action { sh 'cat .env api.env secrets/compose; echo "\$INNOCENT" >&2; exit 3' }
    }
    step('throws') {
        needs 'shows'
        critical false
        action { throw new IllegalStateException(files.read('kept') + output('shows'), new RuntimeException(env('INNOCENT') + params.text('db'))) }
    }
    step('overflows') {
        needs 'shows'
        critical false
        action { throw new StackOverflowError(env('MY_TOKEN')) }
    }""")

        expect:
        types(desk, 'plan', 'shows.groovy', *options()) == 0
        types(desk, 'plan', 'shows.groovy', '--json', *options()) == 0
        types(desk, 'run', 'shows.groovy', '--trace', '-v', *options()) == 1
        types(desk, 'resume', '--json', *options()) == 1
        types(desk, 'resume') == 2
        types(desk, 'run', 'shows.groovy', '--json', '--yes', *options()) == 1
        def run = desk.lastRun()
        types(desk, 'show', run) == 0
        types(desk, 'show', run, '--json') == 0
        types(desk, 'runs', '--json') == 0
        ['shows', 'fails', 'throws', 'overflows'].each { step ->
            types(desk, 'why', run, step)
            types(desk, 'why', run, step, '--json')
            types(desk, 'logs', run, step)
        }
        written.put('children', Files.readString(seen)) == null
        written.children.contains('for f in /proc')
        leaks() == []
        written.values().any { it.contains('postgres://u:***@db') }
    }

    def "a run that comes to no plan: #what"() {
        given:
        def desk = desk()
        desk.runbook('early', "    $PARAMS\n    $words\n    step('s') { action { log 'x' } }")

        expect:
        types(desk, command, 'early.groovy', *options()) in [2, 5]
        types(desk, command, 'early.groovy', '--json', *options()) in [2, 5]
        types(desk, command, 'early.groovy', '--trace', *options()) in [2, 5]
        written.values().every { it.contains('***') }
        leaks() == []

        where:
        what              | words                                                                                     | command
        'a thrown secret' | "throw new IllegalStateException(env('INNOCENT') + params.text('db') + env('MY_TOKEN'))"  | 'run'
        'a thrown secret' | "throw new IllegalStateException(env('INNOCENT') + params.text('db') + env('MY_TOKEN'))"  | 'plan'
        'a secret name'   | "step('user', key: env('MY_TOKEN')) { action { log 'x' } }"                                | 'run'
        'a bad name'      | "step(env('MY_TOKEN'), key: ']') { action { log 'x' } }"                                  | 'run'
    }

    def "a rehearsal, whose world is kept"() {
        given:
        def desk = desk()
        desk.runbook('up', """    $PARAMS
    step('up') {
        check { docker.isReady(stack.service('api')) }
        action {
            stack.networks.each { network -> docker.ensure(network) }
            docker.ensureImage(stack.service('api'))
            docker.start(stack.service('api')).untilReady()
        }
    }""")

        expect:
        types(desk, 'run', 'up.groovy', '--rehearse', *options()) == 0
        types(desk, 'run', 'up.groovy', '--rehearse', '--fault', 'api:exit=3', '--force', 'up', *options()) in [0, 1]
        types(desk, 'run', 'up.groovy', '--rehearse', *options()) == 0
        leaks() == []
    }
}
