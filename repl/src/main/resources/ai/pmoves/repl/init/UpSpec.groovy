import ai.pmoves.dsl.testkit.RunbookKit
import ai.pmoves.kernel.Outcome
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What the runbook promises, tried on a simulated engine: pmoves test */
class UpSpec extends Specification {
    @AutoCleanup
    RunbookKit kit = new RunbookKit()

    def "every service of the stack has a step"() {
        expect:
        kit.plan('runbooks/up.groovy').steps*.path*.value().containsAll([@SERVICES@])
    }

    def "it comes up, and a second run finds it ready"() {
        when:
        def first = kit.run('runbooks/up.groovy', within: '1m')
        def second = kit.run('runbooks/up.groovy', within: '1m')

        then:
        [first, second]*.exitCode*.code() == [0, 0]
        second.outcomes.values().every { it instanceof Outcome.Reused }
    }
}
