import ai.pmoves.dsl.testkit.RunbookKit
import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class RoutingSpec extends Specification {
    static final String ROUTING = Path.of('routing.groovy').toAbsolutePath()

    @TempDir
    Path folder
    @AutoCleanup
    RunbookKit kit = new RunbookKit()

    def 'without write it only shows what would change'() {
        expect:
        kit.plan(ROUTING, folder: folder.toString()).steps*.path*.value() == ['changes']
    }

    def 'a mistake in the policy has its place and what was meant'() {
        given:
        def book = Files.writeString(folder.resolve('r.groovy'), '''\
            runbook('r') {
                def policy = routing {
                    tier('local') { within 5.seconds; openai 'ollama', at: 'http://ollama:11434/v1' }
                    chat('chat') {
                        ask 'olama', 'qwen'
                    }
                }
                step('s') { effect pure; action { show policy.tensorzero } }
            }'''.stripIndent())

        when:
        kit.plan(book.toString())

        then:
        def refused = thrown(PmovesException)
        refused.exitCode() == ExitCode.USAGE
        refused.problems()[0].code() == 'routing.unknown-provider'
        refused.problems()[0].where().line() == 5
        refused.problems()[0].fix().contains("'ollama'")
    }

    def 'terms of tiers and providers: who is left out, and why'() {
        given:
        def there = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        def book = Files.writeString(folder.resolve('r.groovy'), """\
            runbook('r') {
                def policy = routing {
                    tier('local') {
                        within 5.seconds
                        openai('jetson', at: 'http://jetson:1/v1') { onlyOn 'jetson' }
                        openai('gpu', at: 'http://gpu:1/v1') { onlyWith gpu }
                        openai('gone', at: 'http://gone:1/v1') { onlyWhen reachable('127.0.0.1:1') }
                        openai('there', at: 'http://there:1/v1') { onlyWhen reachable('127.0.0.1:$there.localPort') }
                    }
                    tier('plans') {
                        budget requests: 1000, tokens: 2_000_000, per: day
                        openrouter('openrouter', key: 'OPENROUTER_API_KEY') { budget tokens: 5_000_000_000, per: month }
                    }
                    chat('chat') {
                        ask 'jetson', 'm'
                        ask 'gpu', 'm'
                        ask 'gone', 'm'
                        ask 'there', 'm'
                        ask 'openrouter', 'm'
                    }
                }
                step('s') { effect pure; action { policy.leftOut + policy.notes } }
            }""".stripIndent())

        when:
        def told = kit.with('OPENROUTER_API_KEY', 'k').run(book.toString()).outcomes().values()[0].output()

        then:
        told == [
            'jetson: only on jetson, and this is linux',
            'gpu: it needs a GPU, and this machine has none for containers',
            'gone: nobody answers at 127.0.0.1:1',
            "TensorZero keeps no budget of a tier or a provider: tier 'plans': 1000 requests and 2000000 tokens per day is not in its file",
            'TensorZero keeps no budget of a tier or a provider: openrouter: 5000000000 tokens per month is not in its file']

        cleanup:
        there.close()
    }

    def 'a period is a word, and one that is misspelt is found before anything runs'() {
        given:
        def book = Files.writeString(folder.resolve('r.groovy'), '''\
            runbook('r') {
                def policy = routing {
                    tier('t') { budget requests: 10, per: dya }
                }
                step('s') { effect pure; action { show policy.tensorzero } }
            }'''.stripIndent())

        when:
        kit.plan(book.toString())

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].where().line() == 3
        refused.problems()[0].toString().contains('day')
    }

    def 'everything around the gateway: what would change is shown first, and written only when it is said'() {
        given:
        Files.writeString(folder.resolve('compose.yml'), 'services:\n  gw:\n    image: tensorzero/gateway\n')
        Files.writeString(folder.resolve('prometheus.yml'), 'scrape_configs:\n  - job_name: a\n')
        def around = [folder: "$folder", compose: "$folder/compose.yml", prometheus: "$folder/prometheus.yml", dashboard: "$folder/board.json"]

        expect:
        kit.plan(around, ROUTING).steps*.path*.value() == ['changes', 'stack-changes', 'scrape-changes']
        kit.plan(around + [write: 'true', gateway: 'http://127.0.0.1:1'], ROUTING).steps*.path*.value() ==
                ['changes', 'stack-changes', 'scrape-changes', 'running', 'configuration', 'stack', 'scrape-job', 'board', 'awaited']

        when:
        def result = kit.with('OPENAI_API_KEY', 'k').run(around + [write: 'true', gateway: 'http://127.0.0.1:1'], ROUTING)

        then: 'a rehearsal goes through all of it, asks nobody and writes nothing'
        result.exitCode() == ExitCode.OK
        Files.list(folder).toList().collectEntries { [it.fileName.toString(), Files.readString(it)] } ==
                ['compose.yml': 'services:\n  gw:\n    image: tensorzero/gateway\n', 'prometheus.yml': 'scrape_configs:\n  - job_name: a\n']
    }

    def 'the gateway is started anew from the files as they are then, and only where something was written'() {
        given:
        Files.writeString(folder.resolve('compose.yml'), 'name: models\nservices:\n  gw:\n    image: tensorzero/gateway\n')
        def asked = [folder: "$folder", compose: 'compose.yml', write: 'true', reload: 'true']

        expect:
        kit.plan(asked, ROUTING).steps*.path*.value() == ['changes', 'stack-changes', 'configuration', 'stack', 'reloaded']

        when:
        def result = kit.with('OPENAI_API_KEY', 'k').run(asked, ROUTING)

        then:
        result.exitCode() == ExitCode.OK
        result.outcomes().values().last().output().containers*.name == ['models-gw-1']
    }

    def 'every path that is typed begins at the folder, an absolute one where it leads'() {
        given:
        Files.writeString(folder.resolve('compose.yml'), 'services:\n  gw:\n    image: tensorzero/gateway\n')
        Files.writeString(folder.resolve('prometheus.yml'), 'scrape_configs:\n  - job_name: a\n')
        Files.writeString(folder.resolve('keys.env'), 'OPENAI_API_KEY=k\n')
        def typed = [folder: "$folder", compose: 'compose.yml', prometheus: "$folder/prometheus.yml", envFiles: 'keys.env']

        expect:
        kit.run(typed, ROUTING).exitCode() == ExitCode.OK
        problem { kit.plan(typed - [folder: "$folder"], ROUTING) } == 'routing.no-env-file'
    }

    def 'another policy, with env files from the folder; one that takes none is told so'() {
        given:
        Files.writeString(folder.resolve('keys.env'), 'MY_KEY=k\n')
        def mine = { String params, String options ->
            Files.writeString(folder.resolve('mine.groovy'), """\
                runbook('mine') {
                    $params
                    routing$options {
                        tier('plans') { openrouter 'mine', key: 'MY_KEY' }
                        chat('my-chat') { ask 'mine', 'm' }
                    }
                }""".stripIndent()).toString()
        }
        def typed = { [folder: "$folder", envFiles: 'keys.env', write: 'true', policy: it] }

        when:
        def result = kit.run(typed(mine("params { text 'envFiles', byDefault: '' }", "(envFiles: params.list('envFiles'))")), ROUTING)

        then:
        result.exitCode() == ExitCode.OK
        result.outcomes().values().last().output() == 'written'

        expect:
        problem { kit.plan(typed(mine('', '')), ROUTING) } == 'routing.no-parameter'
        problem { kit.plan(mine('', '')) } == 'routing.only-policy'
    }

    def 'a file that is not there, a service that is not, and a file that the gateway does not read end the run before anything is written'() {
        given:
        Files.writeString(folder.resolve('compose.yml'), '''\
            services:
              gw:
                image: tensorzero/gateway
                command: --config-file /app/config/tensorzero.toml
                volumes: ["./tz:/app/config"]
            '''.stripIndent())

        when:
        def result = kit.with('OPENAI_API_KEY', 'k').run([folder: "$folder", write: 'true'] + typed, ROUTING)
        def causes = result.outcomes().values().findAll { it instanceof ai.pmoves.kernel.Outcome.Failed }*.cause()

        then:
        causes*.message() == [told.replace('FOLDER', "$folder")]
        causes[0].fix().contains(fix.replace('FOLDER', "$folder"))
        result.outcomes().find { it.key.value() == 'configuration' }?.value?.class?.simpleName != "Succeeded"

        where:
        typed                                                | told                                                                            | fix
        [compose: 'nosuch.yml']                              | 'there is no compose file FOLDER/nosuch.yml'                                    | '-p compose=FILE begins at FOLDER'
        [prometheus: 'prom.yml']                             | 'there is no file FOLDER/prom.yml'                                              | '-p prometheus=FILE begins at FOLDER'
        [compose: 'compose.yml', consumers: 'gww']           | "the file has no service 'gww': did you mean 'gw'?"                              | 'known here: gw'
        [compose: 'compose.yml']                             | 'the gateway does not read FOLDER/tensorzero.toml, but FOLDER/tz/tensorzero.toml' | '-p folder=FOLDER/tz -p compose=FOLDER/compose.yml'
    }

    def 'probe and smoke take the policy of another runbook, with its own parameters; a rehearsal asks nobody'() {
        given:
        def others = [probe: [ollama: 'http://127.0.0.1:1'], smoke: [outage: 'ollama,plans']]

        expect:
        others.every { name, params ->
            kit.run(params, Path.of("routing-${name}.groovy").toAbsolutePath().toString()).exitCode() == ExitCode.OK
        }
    }

    def 'who is to be out is somebody whom the policy knows'() {
        when:
        def result = kit.run([outage: 'olama'], Path.of('routing-smoke.groovy').toAbsolutePath().toString())

        then:
        result.exitCode() != ExitCode.OK
        result.outcomes().values()[0].cause().message().contains("did you mean 'ollama'")
    }

    def 'the id of an account is taken from a variable, not written down'() {
        given:
        def book = Files.writeString(folder.resolve('r.groovy'), """\
            runbook('r') {
                def policy = routing {
                    tier('t') { within 5.seconds; openai 'cf', at: "https://api.cloudflare.com/client/v4/accounts/$account/ai/v1", key: 'K' }
                    chat('c') { ask 'cf', 'm' }
                }
                step('s') { effect pure; action { policy.leftOut } }
            }""".stripIndent())
        kit.with('CLOUDFLARE_ACCOUNT_ID', '0123456789abcdef0123456789abcdef').with('K', 'k')

        when:
        def code = problem { kit.plan(book.toString()) }

        then:
        code == expected

        where:
        account                               | expected
        '0123456789abcdef0123456789abcdef'    | 'routing.literal-account'
        "\${value('CLOUDFLARE_ACCOUNT_ID')}" | ''
    }

    private static String problem(Closure<?> what) {
        try {
            what()
            ''
        } catch (PmovesException e) {
            e.problems()[0].code()
        }
    }
}
