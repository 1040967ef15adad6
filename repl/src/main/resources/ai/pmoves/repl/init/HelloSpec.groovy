import ai.pmoves.dsl.testkit.RunbookKit
import ai.pmoves.kernel.Outcome
import ai.pmoves.kernel.StepPath
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What the runbook promises, tried on a simulated engine: pmoves test */
class HelloSpec extends Specification {
    @AutoCleanup
    RunbookKit kit = new RunbookKit()

    def "it greets before it reads"() {
        expect:
        kit.plan('runbooks/hello.groovy').steps*.path*.value() == ['greet', 'read']
    }

    def "it comes to a good end, whoever is greeted"() {
        when:
        def result = kit.run('runbooks/hello.groovy', name: 'you')

        then:
        result.exitCode.code() == 0
        result.outcomes[StepPath.of('read')] instanceof Outcome.Succeeded
    }
}
