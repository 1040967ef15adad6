package ai.pmoves.kernel

import ai.pmoves.kernel.internal.journal.Entry
import ai.pmoves.kernel.internal.journal.JournalWriter
import ai.pmoves.kernel.internal.journal.StateLayout
import ai.pmoves.kernel.internal.key.KeyDigest
import ai.pmoves.kernel.internal.lock.ProcessIdentity
import ai.pmoves.kernel.internal.redact.Redactor
import ai.pmoves.kernel.internal.run.LocalRuns
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList

/** A state folder of its own, plans out of steps, and what happened in them. */
abstract class KernelSpecification extends Specification {

    @TempDir
    Path folder

    List<Event> events = new CopyOnWriteArrayList<>()
    List<String> acted = new CopyOnWriteArrayList<>()
    RunControl control = new RunControl()
    Confirmer confirmer = { step, question -> throw new AssertionError("not to be asked: $step" as Object) }
    private List<Runs> opened = []

    def cleanup() {
        closeAll()
    }

    void closeAll() {
        opened*.close()
        opened.clear()
    }

    Runs openRuns() {
        openRuns(Duration.ofSeconds(12))
    }

    /** @param giveUp how long a step that was told to stop may take */
    Runs openRuns(Duration giveUp) {
        def runs = new LocalRuns(new StateLayout(folder.resolve('state')), Clock.systemUTC(), giveUp)
        opened << runs
        return runs
    }

    Plan plan(Map<String, Object> settings = [:], Step.Builder... steps) {
        new Plan('bringup', folder.resolve('bringup.groovy'), (settings.source ?: 'source') as String, 'about',
                (settings.stack ?: 'starter') as String, 'linux', [:], steps*.build(), [])
    }

    /** A step that notes that it acted. */
    Step.Builder step(String path, Step.Action action = { null }) {
        Step.named(path).effect(Effect.IDEMPOTENT).action { context ->
            acted << path
            action.run(context)
        }
    }

    /** A run that was interrupted in its step 'a', whose child still lives; its id. */
    String runThatLeft(Plan plan, ProcessIdentity identity) {
        new JournalWriter(new StateLayout(folder.resolve('state')), Clock.systemUTC(), new Redactor()).withCloseable { writer ->
            def journal = writer.begin(plan, false, RunListener.SILENT)
            journal.append(Entry.of(EventType.STEP_INTENT, StepPath.of('a'), 1, ''))
            journal.append(Entry.of(EventType.CHILD_STARTED, StepPath.of('a'), 1, 'sleep 600').with('pid', identity.pid())
                    .with('started', identity.started()).with('boot', identity.boot()).with('host', identity.host()))
            journal.append(Entry.of(EventType.RUN_ENDED, '').status(Status.INTERRUPTED))
            journal.run()
        }
    }

    /** A run whose process died after it had committed the intents of these steps. */
    String cutOff(Plan plan, String... paths) {
        openRuns()
        new JournalWriter(new StateLayout(folder.resolve('state')), Clock.systemUTC(), new Redactor()).withCloseable { writer ->
            def journal = writer.begin(plan, false, RunListener.SILENT)
            plan.steps().findAll { it.path().value() in paths }.each {
                journal.append(Entry.of(EventType.STEP_INTENT, it.path(), 1, '').key(KeyDigest.of(it, [:])))
            }
            journal.run()
        }
    }

    RunResult run(Map<String, Object> settings = [:], Runs runs, Plan plan) {
        runs.run(plan, request(settings), { events << it } as RunListener, control)
    }

    RunRequest request(Map<String, Object> settings) {
        new RunRequest(settings.resuming as String, (settings.selection ?: Selection.ALL) as Selection,
                (settings.answers ?: [:]).collectEntries { path, answer -> [StepPath.of(path as String), answer] },
                confirmer, (settings.parallelism ?: 4) as int, (settings.rehearsal ?: false) as boolean)
    }

    Map<String, String> decisions(Map<String, Object> settings = [:], Runs runs, Plan plan) {
        runs.decide(plan, request(settings)).collectEntries { [it.path().value(), it.verb().name() + ': ' + it.why()] }
    }

    RunResult undo(Map<String, Object> settings = [:], Runs runs, Plan plan, String run) {
        runs.undo(plan, undoRequest(settings, run), { events << it } as RunListener, (settings.control ?: control) as RunControl)
    }

    UndoRequest undoRequest(Map<String, Object> settings = [:], String run) {
        new UndoRequest(run, (settings.steps ?: []) as Set,
                (settings.answers ?: [:]).collectEntries { path, answer -> [StepPath.of(path as String), answer] }, confirmer)
    }

    Map<String, String> undoDecisions(Map<String, Object> settings = [:], Runs runs, Plan plan, String run) {
        runs.prepareUndo(plan, undoRequest(settings, run)).withCloseable {
            it.decisions().collectEntries { decision -> [decision.path().value(), decision.verb().name() + ': ' + decision.why()] }
        }
    }

    static Outcome outcome(RunResult result, String path) {
        result.outcomes()[StepPath.of(path)]
    }

    static Selection selection(Map<String, List<String>> names) {
        new Selection(names.from as Set ?: [] as Set, names.until as Set ?: [] as Set, names.only as Set ?: [] as Set,
                names.skip as Set ?: [] as Set, names.force as Set ?: [] as Set)
    }
}
