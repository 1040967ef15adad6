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
}
