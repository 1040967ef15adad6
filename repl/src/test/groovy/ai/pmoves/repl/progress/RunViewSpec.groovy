package ai.pmoves.repl.progress

import ai.pmoves.kernel.Event
import ai.pmoves.kernel.EventType
import ai.pmoves.kernel.Status
import ai.pmoves.kernel.StepPath
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** What became of a step is told by the events, and by their end. */
class RunViewSpec extends Specification {
    static final Instant BEGUN = Instant.parse('2026-01-01T00:00:00Z')

    RunView view = new RunView([StepPath.of('a')])

    def "a step whose process went away is interrupted, and took until it was heard of last"() {
        when:
        view.apply(event(0, EventType.RUN_STARTED, ''))
        view.apply(event(1, EventType.STEP_INTENT, 'a'))
        view.apply(event(5, EventType.STEP_PROGRESS, 'a'))
        view.end(BEGUN.plusSeconds(5))

        then:
        with(view.steps().first()) {
            status() == Status.INTERRUPTED
            !running()
            took(BEGUN.plusSeconds(9000)) == Duration.ofSeconds(4)
        }
    }

    def "resumed, it takes what it takes from then on"() {
        when:
        view.apply(event(0, EventType.RUN_STARTED, ''))
        view.apply(event(1, EventType.STEP_INTENT, 'a'))
        view.apply(event(86400, EventType.RUN_RESUMED, ''))

        then:
        view.steps().first().status() == Status.INTERRUPTED

        when:
        view.apply(event(86401, EventType.STEP_INTENT, 'a'))

        then:
        view.steps().first().took(BEGUN.plusSeconds(86403)) == Duration.ofSeconds(2)
    }

    private static Event event(long second, EventType type, String step) {
        new Event(second, BEGUN.plusSeconds(second), 'k7f3', type, step, null, '', [:])
    }
}
