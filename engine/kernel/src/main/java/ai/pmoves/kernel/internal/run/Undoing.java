package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.decide.Past;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.EventTypes;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.journal.Status;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes back what a run's steps did, one after the other, the last one first. */
record Undoing(Plan plan, Scope scope, History history, StateLayout layout, RunJournal journal, StepScope steps) {

    RunResult run(RunControl control) {
        long begun = System.nanoTime();
        Map<StepPath, Outcome> outcomes = new LinkedHashMap<>();
        try (Watchdog watchdog = new Watchdog()) {
            for (Step step : toUndo()) {
                if (control.level() != Level.NONE) {
                    break;
                }
                outcomes.put(step.path(), undo(step, control, watchdog));
            }
        }
        boolean failed = outcomes.values().stream().anyMatch(Outcome.Failed.class::isInstance);
        ExitCode exitCode = control.level() != Level.NONE ? control.exitCode() : failed ? ExitCode.FAILED : ExitCode.OK;
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        journal.append(Entry.of(EventTypes.UNDO_ENDED, outcomes.size() + " taken back")
                .with("exitCode", exitCode.code())
                .with("seconds", took.toMillis() / 1e3));
        return new RunResult(journal.run(), exitCode, outcomes, took);
    }

    /** Only what this run itself began: a result that it reused is somebody else's. */
    private List<Step> toUndo() {
        List<Step> steps = new ArrayList<>(new Graph(plan.steps()).inOrder());
        Collections.reverse(steps);
        steps.removeIf(step -> step.undo() == null
                || !scope.chosen().contains(step.path())
                || !history.past(step).map(this::begunHere).orElse(false));
        return steps;
    }

    private boolean begunHere(Past past) {
        return past.run().equals(journal.run()) && past.attempts() > 0 && past.ending() != Past.Ending.UNDONE;
    }

    private Outcome undo(Step step, RunControl control, Watchdog watchdog) {
        Step.Undo undo = step.undo();
        int number = history.past(step).map(Past::attempts).orElse(0);
        Attempt attempt = new Attempt(step, number);
        control.onRise((level, code) -> {
            if (level == Level.NOW) {
                attempt.stop(new Stop.RunStopped());
            }
        });
        journal.append(Entry.of(EventTypes.UNDO_INTENT, step.path(), number, ""));
        attempt.begin();
        try (StepLog log = new StepLog(layout.undoLog(journal.run(), step.path()));
                Watchdog.Watch watch = watchdog.watch(attempt, step.timeouts())) {
            try {
                if (undo != null) {
                    undo.run(new LiveContext(attempt, this.steps, new StepVoice(attempt, log, journal)));
                }
                return ended(attempt, new Outcome.Succeeded(null), Status.SUCCEEDED, "");
            } catch (JournalFailure e) {
                throw e;
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                return failed(attempt, e, log);
            }
        } finally {
            attempt.leave();
            Thread.interrupted();
        }
    }

    private Outcome failed(Attempt attempt, Throwable thrown, StepLog log) {
        Stop stop = attempt.stopped().orElse(null);
        if (stop instanceof Stop.RunStopped) {
            return ended(attempt, new Outcome.Interrupted("stopped"), Status.INTERRUPTED, "stopped while undoing");
        }
        StackTraces.write(thrown, stop, log, steps.redactor());
        Problem cause = stop instanceof Stop.TimedOut late
                ? Problem.error("undo.timed-out", late.words())
                        .at(attempt.step().location())
                : steps.redactor().problem(Causes.of(thrown, attempt.step()));
        return ended(attempt, new Outcome.Failed(cause, log.tail()), Status.FAILED, cause.message());
    }

    private Outcome ended(Attempt attempt, Outcome outcome, String status, String message) {
        attempt.settle();
        journal.append(Entry.of(EventTypes.UNDO_OUTCOME, attempt.step().path(), attempt.number(), message)
                .status(status));
        return outcome;
    }
}
