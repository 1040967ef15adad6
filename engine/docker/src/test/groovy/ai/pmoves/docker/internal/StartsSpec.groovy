package ai.pmoves.docker.internal

import ai.pmoves.docker.internal.ready.ReadinessWait.Starter
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.Problem
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class StartsSpec extends Specification {
    static final PmovesException LATE = new PmovesException(ExitCode.FAILED, Problem.error('docker.no-turn', 'late'))

    def "starts that hang keep another no longer than its own time, and it says what it waits for"() {
        given:
        def starts = new Starts(1)
        def step = new RecordingStep()
        def begun = new CountDownLatch(1)
        def end = new CountDownLatch(1)
        def hanging = Thread.start {
            starts.inTurn({ begun.countDown(); end.await() } as Starter, Duration.ofMinutes(1), new RecordingStep(), { null }).start()
        }
        begun.await()
        def started = false

        when:
        starts.inTurn({ started = true } as Starter, Duration.ofMillis(20), step, { LATE }).start()

        then:
        def late = thrown(PmovesException)
        late.is(LATE)
        !started
        step.progress == ['waits for its turn to start']

        when: 'the turn is free again'
        end.countDown()
        hanging.join()
        starts.inTurn({ started = true } as Starter, Duration.ofMillis(20), step, { LATE }).start()

        then:
        started
        step.progress.size() == 1

        cleanup:
        end.countDown()
    }
}
