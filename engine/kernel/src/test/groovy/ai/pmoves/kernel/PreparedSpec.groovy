package ai.pmoves.kernel

import spock.lang.Timeout

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** Decided under the lock, shown, asked about, done: without asking the world twice, and without believing what is old. */
@Timeout(60)
class PreparedSpec extends KernelSpecification {
    List<String> asked = [].asSynchronized()
    Duration later = Duration.ZERO

    private Step.Builder checked(String path, Step.Check check = { true }) {
        step(path).check { context -> asked << path; check.holds(context) }
    }

    private RunResult decideThenGo(Runs runs, Plan plan, Closure between = {}) {
        runs.prepare(plan, request([:])).withCloseable {
            it.decisions()
            asked << '|'
            between()
            it.go([:], { event -> events << event } as RunListener, control)
        }
    }

    def "what was decided moments ago is done without asking the checks again"() {
        when:
        def result = decideThenGo(openRuns(), plan(checked('a'), checked('b').needs('a'), checked('c') { false }.needs('b')))

        then:
        asked.toSorted() == ['a', 'b', 'c', '|']
        result.outcomes().values()*.class.simpleName == ['Reused', 'Reused', 'Succeeded']
        acted == ['c']
    }

    def "once a step has acted, what was seen before counts no more"() {
        given:
        def there = false
        def plan = plan(step('makes') { there = true }, checked('after') { there }.needs('makes'))

        when:
        def result = decideThenGo(openRuns(), plan)

        then:
        asked == ['after', '|', 'after']
        outcome(result, 'after') instanceof Outcome.Reused
        acted == ['makes']
    }

    def "a step that only looks makes nothing old"() {
        when:
        decideThenGo(openRuns(), plan(step('looks').effect(Effect.PURE), checked('after').needs('looks')))

        then:
        asked == ['after', '|']
    }

    def "a check that looks at the output of another step is asked again when that is known"() {
        given:
        def plan = plan(step('looks') { 7 }.effect(Effect.PURE),
                checked('after') { it.output(StepPath.of('looks')) == 7 }.needs('looks'))

        when:
        def result = decideThenGo(openRuns(), plan)

        then:
        asked == ['after', '|', 'after']
        outcome(result, 'after') instanceof Outcome.Reused
    }

    def "a check that could not tell is asked again"() {
        given:
        def broken = true

        when:
        def result = decideThenGo(openRuns(), plan(checked('a') { if (broken) { throw new IOException('busy') }; true })) { broken = false }

        then:
        asked == ['a', '|', 'a']
        outcome(result, 'a') instanceof Outcome.Reused
    }

    def "what was seen before a long question is looked at again"() {
        given:
        def clock = new Clock() {
            ZoneId getZone() { ZoneOffset.UTC }
            Clock withZone(ZoneId zone) { this }
            Instant instant() { Instant.now() + later }
        }
        def runs = new StateDirectory(folder.resolve('state')).openRuns(clock)
        def holds = true

        when:
        decideThenGo(runs, plan(checked('a') { holds })) { later = Duration.ofSeconds(11); holds = false }

        then:
        asked == ['a', '|', 'a']
        acted == ['a']

        cleanup:
        runs.close()
    }

    def "the stack is held from the decision on, and let go without a run too"() {
        given:
        def plan = plan(step('a'))
        def other = openRuns()

        when:
        openRuns().prepare(plan, request([:])).withCloseable {
            assert decisionsOf(it) == [a: 'NEW']
            run(other, plan)
        }

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.LOCKED
        other.journal().runs(9) == []

        expect:
        run(other, plan).exitCode() == ExitCode.OK
    }

    def "answers given beforehand are in the decisions, those given after count as well"() {
        given:
        def plan = plan(step('a').effect(Effect.ONCE), step('b').effect(Effect.ONCE))
        def runs = openRuns()
        def id = cutOff(plan, 'a', 'b')
        def prepared = runs.prepare(plan, request(resuming: id, answers: [a: Answer.DONE]))

        when:
        def decided = decisionsOf(prepared)
        def result = prepared.go([(StepPath.of('b')): Answer.RERUN], RunListener.SILENT, control)

        then:
        decided == [a: 'REUSE', b: 'ASK']
        result.exitCode() == ExitCode.OK
        acted == ['b']

        when:
        prepared.go([:], RunListener.SILENT, control)

        then:
        thrown(IllegalStateException)

        cleanup:
        prepared.close()
    }

    private static Map<String, String> decisionsOf(Prepared prepared) {
        prepared.decisions().collectEntries { [it.path().value(), it.verb().name()] }
    }
}
