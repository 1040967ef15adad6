package ai.pmoves.gateway

import ai.pmoves.gateway.harness.Chaos
import java.time.Duration
import spock.lang.Specification

/** The small version of bench/chaos. */
class ChaosSpec extends Specification {
    def "with providers that fail at random, each request ends as it has to: seed #seed"() {
        when:
        def result = Chaos.run(100, seed, Duration.ofSeconds(3))

        then:
        result.wrong() == []
        result.hung() == 0
        result.chargedTwice() == 0
        result.notAborted() == 0
        result.answered() > 40
        result.broken() > 3

        where:
        seed << [7, 8]
    }
}
