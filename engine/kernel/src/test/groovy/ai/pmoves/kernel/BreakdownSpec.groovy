package ai.pmoves.kernel

import ai.pmoves.kernel.internal.lock.ProcessIdentity
import spock.lang.Timeout

import java.nio.file.Files
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** What breaks while a run is on: the journal, who watches, we ourselves. */
@Timeout(60)
class BreakdownSpec extends KernelSpecification {

    def "runs of two stacks write one journal at the same time"() {
        given:
        def other = openRuns()
        def inner = null
        def plan = plan(step('outer') { inner = run(other, plan(step('inner'), stack: 'other')); null })

        expect:
        run(openRuns(), plan).exitCode() == ExitCode.OK
        inner.exitCode() == ExitCode.OK
    }

    def "a journal that is gone ends the run, its children, and steps that do not listen"() {
        given:
        def bothBegun = new CountDownLatch(2)
        def forEver = new CountDownLatch(1)
        def child = null
        def plan = plan(
                step('child') { context ->
                    child = ProcessIdentity.of(context.run(Command.of('/bin/sh', '-c', 'sleep 600 & echo $!; wait')).output() as long)
                },
                step('deaf') {
                    bothBegun.countDown()
                    while (forEver.count > 0) {
                        try { forEver.await() } catch (InterruptedException ignored) { }
                    }
                },
                step('breaks') { bothBegun.await(); Files.delete(folder.resolve('state/journal.db')) },
                step('after').needs('breaks'))
        def listener = { if (it.type() == EventType.CHILD_STARTED) { child = ProcessIdentity.of(it.data().pid as long); bothBegun.countDown() } } as RunListener

        when:
        openRuns(Duration.ofSeconds(1)).run(plan, request([:]), listener, control)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.FAILED
        e.problems()*.code() == ['journal.unwritable']
        e.message.contains('the journal is gone')
        e.problems()[0].fix() ==~ /.*pmoves resume [a-z0-9]+/
        ProcessHandle.of(child.pid()).ifPresent { it.onExit().get(20, TimeUnit.SECONDS) }
        !acted.contains('after')

        cleanup:
        forEver.countDown()
    }

    def "a listener that fails does no harm"() {
        expect:
        openRuns().run(plan(step('a'), step('b').needs('a')), request([:]), { throw failure } as RunListener, control).exitCode() == ExitCode.OK
        acted == ['a', 'b']

        where:
        failure << [new IllegalStateException('no screen'), new AssertionError('no screen' as Object), new StackOverflowError()]
    }

    def "a listener that does not come back holds up no other step, and hears of everything in order"() {
        given:
        def otherActed = new CountDownLatch(1)
        def heard = false
        def listener = {
            events << it
            if (it.type() == EventType.STEP_INTENT && events.count { e -> e.type() == EventType.STEP_INTENT } == 1) {
                heard = otherActed.await(20, TimeUnit.SECONDS)
            }
        } as RunListener

        when:
        def result = openRuns().run(plan(step('a') { otherActed.countDown() }, step('b') { otherActed.countDown() }), request(parallelism: 2), listener, control)

        then:
        heard
        result.exitCode() == ExitCode.OK
        events*.seq() == (1L..events.size()).toList()
        events.last().type() == EventType.RUN_ENDED
    }

    def "a defect of ours is the step's failure, and its stack is in the step's log alone"() {
        given:
        confirmer = { step, question -> throw new UnsupportedOperationException('oops') } as Confirmer
        def runs = openRuns()
        def plan = plan(step('a').confirm(Confirmation.moderate('Sure?')))

        when:
        def result = run(runs, plan)

        then:
        result.exitCode() == ExitCode.BUG
        (outcome(result, 'a') as Outcome.Failed).cause().code() == 'kernel.bug'
        runs.journal().steps(result.run())*.status()*.word() == ['failed']
        events.find { it.type() == EventType.STEP_OUTCOME }.data().code == 'kernel.bug'
        !events.any { it.toString().contains('\tat ') }
        runs.journal().logFile(result.run(), StepPath.of('a'), 1).toFile().text.contains('at ai.pmoves.kernel.BreakdownSpec')
    }

    def "a step whose log cannot be made does not begin, and fails with the cause and the place"() {
        given:
        def runs = openRuns()
        runs.journal().runs(1)
        Files.createDirectories(folder.resolve('state'))
        Files.createFile(folder.resolve('state/runs'))

        when:
        def result = run(runs, plan(step('a'), step('b').needs('a')))

        then:
        result.exitCode() == ExitCode.FAILED
        acted == []
        def cause = (outcome(result, 'a') as Outcome.Failed).cause()
        cause.code() == 'log.unwritable'
        cause.where().file() == runs.journal().logFile(result.run(), StepPath.of('a'), 1)
        runs.journal().find(result.run()).get().state() == Status.FAILED

        when:
        Files.delete(folder.resolve('state/runs'))

        then:
        run(runs, plan(step('a'), step('b').needs('a')), resuming: result.run()).exitCode() == ExitCode.OK
        acted == ['a', 'b']
    }

    def "when the dispatcher fails, what runs is ended, and the run's end is journaled"() {
        given:
        def childStarted = new CountDownLatch(1)
        def main = Thread.currentThread()
        def armed = false
        def clock = new Clock() {
            ZoneOffset getZone() { ZoneOffset.UTC }
            Clock withZone(java.time.ZoneId zone) { this }
            Instant instant() {
                if (armed && Thread.currentThread() == main) { armed = false; throw new IllegalStateException('no time') }
                Instant.now()
            }
        }
        def runs = new StateDirectory(folder.resolve('state')).openRuns(clock)
        def plan = plan(
                step('child') { it.run(Command.of('/bin/sleep', '600')) },
                step('flaky') { childStarted.await(); armed = true; throw new IOException('no') }
                        .retry(new RetryPolicy(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, RetryPolicy.On.ANY)))
        def child = null
        def listener = { if (it.type() == EventType.CHILD_STARTED) { child = ProcessIdentity.of(it.data().pid as long); childStarted.countDown() } } as RunListener

        when:
        runs.run(plan, request([:]), listener, control)

        then:
        thrown(IllegalStateException)
        !child.alive()
        runs.journal().runs(1)[0].state() == Status.FAILED

        cleanup:
        runs.close()
    }

    def "a yes that comes after ^C lets nothing begin"() {
        given:
        confirmer = { step, question -> control.stop(level, ExitCode.INTERRUPTED); true } as Confirmer
        def runs = openRuns()

        when:
        def result = run(runs, plan(step('a').confirm(Confirmation.moderate('Sure?')), step('b').confirm(Confirmation.moderate('Sure?'))))

        then:
        result.exitCode() == ExitCode.INTERRUPTED
        acted == []
        events.count { it.type() == EventType.STEP_ASKED } == 1
        events.every { it.type() != EventType.STEP_INTENT }

        where:
        level << [RunControl.Level.AFTER_RUNNING, RunControl.Level.NOW]
    }
}
