package ai.pmoves.kernel

import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** Checks look, and never hold up who asks them. */
@Timeout(60)
class CheckSpec extends KernelSpecification {
    def limit = new Timeouts(Duration.ofMillis(100), null)
    def never = new CountDownLatch(1)

    def cleanup() {
        never.countDown()
    }

    def "a check that does not come back cannot tell, and the plan says so"() {
        given:
        def deaf = {
            while (never.count > 0) {
                try { never.await() } catch (InterruptedException ignored) { }
            }
            true
        }
        def runs = openRuns(Duration.ofSeconds(2))
        def steps = { Step.Check first, Step.Check second ->
            plan(step('slow').timeouts(limit).check(first), step('deaf').timeouts(limit).check(second))
        }
        run(runs, steps({ true }, { true }))

        expect:
        decisions(runs, steps({ never.await(); true }, deaf)) == [
                slow: 'RERUN: its check cannot tell: timed out after 100 ms',
                deaf: 'RERUN: its check cannot tell: timed out after 100 ms, and did not end when told to']
    }

    def "what a check sees in the way of its step is told with the step, unless the check holds or the step is left out"() {
        given:
        def problem = Problem.error('a.b', 'the port is taken').fix('free it')
        def steps = [true, false].collect { holds -> step("holds-$holds").check { context -> context.blocker(problem); holds } }

        expect:
        openRuns().decide(plan(*steps), request([:]))*.blockers() == [[], [problem]]
    }

    def "a check that does not come back does not keep its step from running"() {
        when:
        def result = run(openRuns(), plan(step('slow').timeouts(limit).check { never.await(); true }))

        then:
        result.exitCode() == ExitCode.OK
        acted == ['slow']
    }

    def "a stop ends a check too, and its step does not begin"() {
        given:
        def plan = plan(step('slow').check { control.stop(RunControl.Level.NOW, ExitCode.INTERRUPTED); never.await(); true })

        expect:
        run(openRuns(), plan).exitCode() == ExitCode.INTERRUPTED
        acted == []
    }

    def "twenty checks are asked at once"() {
        given:
        def all = new CountDownLatch(20)
        def steps = (1..20).collect { step("s$it").check { all.countDown(); all.await(20, TimeUnit.SECONDS) } }

        expect:
        decisions(openRuns(), plan(steps as Step.Builder[])).values().toSet() == ['REUSE: ready already'] as Set
    }

    def "while a run is on, a plan says what is running, and not that it was cut off"() {
        given:
        def seen = null
        def plans = []
        plans << plan(step('a') { seen = decisions(openRuns(), plans[0]); null }.effect(Effect.ONCE), step('b').needs('a'))

        when:
        def result = run(openRuns(), plans[0])

        then:
        seen == [a: "UNKNOWN: running in ${result.run()}", b: 'NEW: not done here yet']
    }

    def "limits and retries are numbers that make sense"() {
        when:
        make.call()

        then:
        thrown(IllegalArgumentException)

        where:
        make << [
                { new Timeouts(Duration.ZERO, null) },
                { new Timeouts(null, Duration.ofSeconds(-1)) },
                { new Timeouts(Duration.ofSeconds(Long.MAX_VALUE), null) },
                { new RetryPolicy(0, Duration.ZERO, 1, Duration.ofSeconds(1), 0, RetryPolicy.On.ANY) },
                { new RetryPolicy(2, Duration.ZERO, Double.NaN, Duration.ofSeconds(1), 0, RetryPolicy.On.ANY) },
                { new RetryPolicy(2, Duration.ZERO, Double.POSITIVE_INFINITY, Duration.ofSeconds(1), 0, RetryPolicy.On.ANY) },
                { new RetryPolicy(2, Duration.ZERO, 1, Duration.ofSeconds(1), Double.NaN, RetryPolicy.On.ANY) },
                { new RetryPolicy(2, Duration.ZERO, 1, Duration.ofSeconds(-1), 0, RetryPolicy.On.ANY) },
                { new RetryPolicy(2, Duration.ofSeconds(Long.MAX_VALUE), 1, Duration.ofSeconds(1), 0, RetryPolicy.On.ANY) }]
    }
}
