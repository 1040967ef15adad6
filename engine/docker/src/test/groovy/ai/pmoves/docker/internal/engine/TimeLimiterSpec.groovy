package ai.pmoves.docker.internal.engine

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

class TimeLimiterSpec extends Specification {
    @AutoCleanup TimeLimiter limiter = new TimeLimiter()

    def "an error of ours stays one: no engine is blamed for it"() {
        when:
        limiter.within(Duration.ofSeconds(30)) { throw new OutOfMemoryError('heap') }

        then:
        def error = thrown(OutOfMemoryError)
        error.message == 'heap'
    }
}
