package ai.pmoves.kernel

import ai.pmoves.kernel.internal.lock.ProcessIdentity
import spock.lang.Timeout

import java.util.concurrent.CountDownLatch

@Timeout(60)
class UndoSpec extends KernelSpecification {

    def "what a step left running is ended before the step is taken back"() {
        given:
        def survivor = new ProcessBuilder('setsid', 'sleep', '600').start()
        def identity = ProcessIdentity.of(survivor.pid())
        def alive = null
        def plan = plan(step('a').effect(Effect.ONCE).undo { alive = identity.alive() })
        def runs = openRuns()
        def id = runThatLeft(plan, identity)

        when:
        def result = runs.undo(plan, id, [] as Set, RunListener.SILENT, control)

        then:
        result.exitCode() == ExitCode.OK
        alive == false
        runs.journal().steps(id)*.status() == ['undone']

        cleanup:
        survivor.destroyForcibly()
    }

    def "an undo that does not end when told to is given up, and may be gone on with"() {
        given:
        def never = new CountDownLatch(1)
        def deaf = true
        def undone = []
        def plan = plan(step('a').undo { undone << 'a' }, step('b').needs('a').undo {
            if (deaf) {
                control.stop(RunControl.Level.NOW, ExitCode.INTERRUPTED)
                while (never.count > 0) {
                    try { never.await() } catch (InterruptedException ignored) { }
                }
            }
            undone << 'b'
        })
        def runs = openRuns()
        def id = run(runs, plan).run()

        when:
        def result = runs.undo(plan, id, [] as Set, RunListener.SILENT, control)

        then:
        result.exitCode() == ExitCode.INTERRUPTED
        outcome(result, 'b') == new Outcome.Interrupted('was told to stop while undoing and did not end')
        undone == []

        when:
        deaf = false
        def again = runs.undo(plan, id, [] as Set, RunListener.SILENT, new RunControl())

        then:
        again.exitCode() == ExitCode.OK
        undone == ['b', 'a']

        cleanup:
        never.countDown()
    }
}
