package ai.pmoves.dsl

import ai.pmoves.kernel.Confirmer
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.RunControl
import ai.pmoves.kernel.RunListener
import ai.pmoves.kernel.RunRequest
import ai.pmoves.kernel.Selection
import ai.pmoves.kernel.StateDirectory
import java.nio.file.Files
import java.time.Clock
import spock.lang.Timeout

/** What is secret is hidden before anything runs or is shown, whichever steps are reused. */
class SecretsSpec extends RunbookFixture {
    @Timeout(30)
    def 'a secret whose file is a pipe is refused and waits for nobody'() {
        given:
        def pipe = folder.resolve('pipe')
        assert new ProcessBuilder('mkfifo', '-m', '600', pipe.toString()).start().waitFor() == 0

        when:
        plan('runbook(\'a\') { params { secret \'tok\' }; step(\'s\') { action { log \'x\' } } }', [tok: "file:$pipe".toString()])

        then:
        def e = thrown(PmovesException)
        e.message.contains('it is a pipe, a device or a socket, not a file')
    }

    def 'a step that reads a device fails in words'() {
        when:
        def said = run('runbook(\'a\') { step(\'s\') { action { log files.read(\'/dev/zero\') } } }')

        then:
        said.toString().contains('/dev/zero: it is a pipe, a device or a socket, not a file')
    }

    def 'a plan knows every secret that its runbook names and its stack holds'() {
        given:
        environment = [TOKEN: 'token-value-1', LATE: 'late-value-1', KEY_OF: 'param-value-1', EARLY: 'early-value-1', SHORT: 'ab']
        write('.env', 'DB_PASSWORD=db-value-11\n')
        write('key', 'file-value-1\n')
        write('compose.yaml', '''name: x
services:
  api:
    image: busybox
    build: {context: ., args: {NPM_TOKEN: npm-value-11, MODE: fast-build-1}}
    environment:
      DB_PASSWORD: ${DB_PASSWORD}
      DATABASE_URL: postgresql://me:url-value-1@db/x
      ADMIN_PASSWORD: postgres
      MAX_TOKENS: 100000000
      TOKEN_FILE: /run/secrets/token
    secrets: [key]
secrets:
  key: {file: ./key}
''')

        when:
        def plan = plan('''runbook('a') {
            params { secret 'given' }
            def early = secret('EARLY')
            def stack = compose('.')
            step('s') {
                action { run 'true', secretEnv: [TOKEN: secret('TOKEN')] }
                undo { run 'true', secretEnv: [LATE: secret('LATE'), GONE: secret('GONE')] }
            }
        }''', [given: 'env:KEY_OF'])

        then:
        plan.secrets()*.reveal() as Set == ['token-value-1', 'late-value-1', 'param-value-1', 'early-value-1', 'db-value-11',
                                            'npm-value-11', 'url-value-1', 'file-value-1'] as Set
    }

    def 'a step that does not ask for a secret cannot let it out, though the one that asks is reused'() {
        given:
        environment = [TOKEN: 'token-value-1']
        def text = { String more -> """runbook('a') {
            step('asks') { effect idempotent; action { run 'true', secretEnv: [TOKEN: secret('TOKEN')] } }
            step('tells') { needs 'asks'; effect idempotent; action { log 'saw token-value-1 $more'; progress 'at token-value-1' } }
        }""" }

        when:
        def said = run(text('')) + run(text('again'))

        then:
        !said.join('\n').contains('token-value-1')
        said.any { it.contains('at ***') }
        !Files.walk(folder.resolve('state')).filter { Files.isRegularFile(it) && !it.toString().contains('cache') }.toList().any {
            new String(Files.readAllBytes(it), 'ISO-8859-1').contains('saw token-value-1')
        }
    }

    def 'a key tells values of variables apart and shows none, however weak: #words'() {
        given:
        def text = "runbook('a') { step('s') { $words\n action { log 'x' } } }"
        def keys = ['hunter', 'hunter', 'other'].collect {
            environment = [TOKEN: it]
            key(plan(text), 's')
        }
        def digest = java.security.MessageDigest.getInstance('SHA-256').digest('hunter'.bytes).encodeHex().toString()

        expect:
        keys[0] == keys[1]
        keys[0] != keys[2]
        !keys[0].toString().contains('hunter')
        !keys[0].toString().contains(digest)

        where:
        words << ["inputs value('tok', env('TOKEN'))", "inputs value('tok', env('TOKEN', 'x'))", "check { env('TOKEN') == 'x' }",
                  "def t = env('TOKEN'); check { t == 'x' }"]
    }

    private List<String> run(String text) {
        def said = []
        new StateDirectory(folder.resolve('state')).openRuns(Clock.systemUTC()).withCloseable { runs ->
            def plan = plan(text)
            said += runs.decide(plan, null, Selection.ALL)*.toString()
            runs.run(plan, new RunRequest(null, Selection.ALL, [:], { step, question -> true } as Confirmer, 1, false),
                    { said << it.toString() } as RunListener, new RunControl())
        }
        said
    }
}
