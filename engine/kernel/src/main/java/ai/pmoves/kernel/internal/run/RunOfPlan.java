package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.child.ProcessGroup;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.journal.JournalWriter;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.SqliteJournal;
import ai.pmoves.kernel.internal.journal.StandingRestarts;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One run from its first event to its last. */
record RunOfPlan(
        Plan plan,
        Graph graph,
        RunRequest request,
        Scope scope,
        History history,
        StateLayout layout,
        StepScope steps,
        Looks looks,
        Clock clock) {

    private static final Duration SLOWEST_LISTENER = Duration.ofSeconds(2);

    RunResult run(SqliteJournal past, JournalWriter writer, RunListener listener, RunControl control) {
        long begun = System.nanoTime();
        List<Orphan> orphans = past.orphans();
        String resuming = history.resuming();
        RunJournal journal = resuming == null
                ? writer.begin(plan, request.rehearsal(), listener)
                : writer.resume(resuming, plan, listener);
        journal.append(opening(resuming == null ? EventType.RUN_STARTED : EventType.RUN_RESUMED));
        CrashPoints.reach(CrashPoints.RUN_STARTED);
        try {
            return going(journal, orphans, begun, control);
        } catch (JournalFailure e) {
            throw e.then("pmoves resume " + journal.run());
        } catch (RuntimeException | Error e) {
            recordDefect(journal, e);
            throw e;
        } finally {
            journal.awaitTold(SLOWEST_LISTENER);
        }
    }

    private RunResult going(RunJournal journal, List<Orphan> orphans, long begun, RunControl control) {
        endOrphans(orphans, journal);
        OutcomeJournal outcomes = new OutcomeJournal(journal, clock);
        Map<StepPath, Outcome> ended = new LinkedHashMap<>();
        scope.skipped().forEach((path, why) -> ended.put(path, outcomes.skipped(path, why)));
        RunState state = new RunState(
                plan,
                graph,
                request,
                Scope.named(graph, "--break", request.breaks()),
                scope,
                history,
                History.renames(plan.steps()),
                layout,
                journal,
                steps.in(journal.run()),
                looks,
                clock);
        Executor executor = new Executor(state, control);
        RunEnd end = executor.execute();
        Map<StepPath, Outcome> inOrder = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Outcome outcome = executor.outcome(step.path()).orElse(ended.get(step.path()));
            if (outcome != null) {
                inOrder.put(step.path(), outcome);
            }
        }
        CrashPoints.reach(CrashPoints.BEFORE_RUN_END);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        journal.append(Entry.of(EventType.RUN_ENDED, end.summary())
                .status(end.state())
                .with("exitCode", end.exitCode().code())
                .with("seconds", took.toMillis() / 1e3));
        return new RunResult(journal.run(), end.exitCode(), inOrder, took);
    }

    private static void recordDefect(RunJournal journal, Throwable defect) {
        try {
            journal.append(Entry.of(EventType.RUN_ENDED, "pmoves itself failed: " + defect)
                    .status(Status.FAILED)
                    .with("exitCode", ExitCode.BUG.code()));
        } catch (JournalFailure e) {
            defect.addSuppressed(e);
        }
    }

    private Entry opening(EventType type) {
        Selection selection = request.selection();
        Map<String, String> answers = new TreeMap<>();
        request.answers()
                .forEach((path, answer) ->
                        answers.put(path.value(), answer.name().toLowerCase(Locale.ROOT)));
        Map<String, Object> selected = new LinkedHashMap<>();
        putUnlessEmpty(selected, "from", selection.from());
        putUnlessEmpty(selected, "until", selection.until());
        putUnlessEmpty(selected, "only", selection.only());
        putUnlessEmpty(selected, "skip", selection.skip());
        putUnlessEmpty(selected, "force", selection.force());
        putUnlessEmpty(selected, "break", request.breaks());
        Entry opening = Entry.of(type, plan.runbook() + " on " + plan.stack())
                .with("runbook", plan.runbook())
                .with("stack", plan.stack())
                .with("platform", plan.platform())
                .with("steps", scope.chosen().size())
                .with("parallelism", request.parallelism())
                .with("rehearsal", request.rehearsal())
                .with("selection", selected)
                .with("answers", answers);
        return StandingRestarts.in(opening, decided());
    }

    /** What is to run in any case is decided as well, should the run stop before. */
    private Map<StepPath, Restart> decided() {
        Map<StepPath, Restart> decided = new HashMap<>();
        scope.forced().forEach(path -> decided.put(path, new Restart(Restart.Kind.RETRY, "forced", null)));
        decided.putAll(request.restarts());
        return decided;
    }

    private static void putUnlessEmpty(Map<String, Object> selected, String name, Set<String> values) {
        if (!values.isEmpty()) {
            selected.put(name, values.stream().sorted().toList());
        }
    }

    /** Children of cut off steps that will act again: two of them at work at once is what nobody wants. */
    private void endOrphans(List<Orphan> orphans, RunJournal journal) {
        for (Orphan orphan : orphans) {
            if (!graph.paths().contains(orphan.step()) || !mine(orphan)) {
                continue;
            }
            Effect effect = graph.step(orphan.step()).effect();
            boolean end = effect != Effect.ONCE || request.answers().get(orphan.step()) == Answer.RERUN;
            looks.worldChanges();
            if (end) {
                new ProcessGroup(orphan.pid()).end(ProcessGroup.GRACE);
            }
            journal.append(Entry.of(
                            EventType.RUN_WARNING,
                            "child " + orphan.pid() + " of '" + orphan.step() + "', left by run " + orphan.run()
                                    + (end ? ", was ended" : ", still runs"))
                    .with("pid", orphan.pid()));
        }
    }

    private boolean mine(Orphan orphan) {
        return history.past(graph.step(orphan.step()))
                .map(past -> past.run().equals(orphan.run()))
                .orElse(false);
    }
}
