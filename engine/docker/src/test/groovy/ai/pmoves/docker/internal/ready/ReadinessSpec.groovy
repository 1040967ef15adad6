package ai.pmoves.docker.internal.ready

import java.time.Duration
import spock.lang.Specification

class ReadinessSpec extends Specification {
    def "a signal that it cannot decide about is a defect, not a reason to go on waiting"() {
        when:
        new Readiness(new Expectation('app', false, false, []), Duration.ofSeconds(1)).on(new Signal.Stop())

        then:
        thrown(IllegalStateException)
    }
}
