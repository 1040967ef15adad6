package ai.pmoves.gateway.internal.relay

import spock.lang.Specification

/** Many large answers at one time are not more than there is memory for. */
class MemorySpec extends Specification {
    def "what is given back is there for the next, once"() {
        given:
        def memory = new Memory(100_000)
        def one = memory.share()
        def other = memory.share()

        expect:
        memory.fits(100_000)
        !memory.fits(100_001)
        one.holds(60_000)
        one.holds(60_000)
        !other.holds(60_000)
        other.holds(20_000)

        when:
        2.times { one.give() }

        then:
        other.holds(90_000)
        !memory.share().holds(60_000)
        !one.holds(1)

        when:
        other.give()

        then:
        memory.held() == 0
    }
}
