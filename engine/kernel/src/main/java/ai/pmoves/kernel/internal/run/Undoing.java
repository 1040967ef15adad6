package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.child.ProcessGroup;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.decide.Past;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.EventTypes;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes back what a run's steps did, one after the other, the last one first. */
record Undoing(Plan plan, Scope scope, History history, StateLayout layout, RunJournal journal, StepScope steps) {

    /** How long one that was told to stop may take; then it is given up, since nobody can end a thread. */
    private static final Duration GIVE_UP = ProcessGroup.GRACE.plusSeconds(2);

    /** @param orphans children that still live; those of the steps at hand must be gone before what they do is taken back */
    RunResult run(RunControl control, List<Orphan> orphans) {
        long begun = System.nanoTime();
        orphans.stream()
                .filter(orphan ->
                        orphan.run().equals(journal.run()) && scope.chosen().contains(orphan.step()))
                .forEach(this::end);
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

    private void end(Orphan orphan) {
        new ProcessGroup(orphan.pid()).end(ProcessGroup.GRACE);
        journal.append(Entry.of(
                        EventTypes.RUN_WARNING,
                        "child " + orphan.pid() + " of '" + orphan.step() + "', left by this run, was ended")
                .with("pid", orphan.pid()));
    }

    private Outcome undo(Step step, RunControl control, Watchdog watchdog) {
        int number = history.past(step).map(Past::attempts).orElse(0);
        Attempt attempt = new Attempt(step, number);
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        AutoCloseable unused = attempt.onStop(() -> watchdog.after(GIVE_UP, () -> end.complete(givenUp(attempt))));
        journal.append(Entry.of(EventTypes.UNDO_INTENT, step.path(), number, ""));
        control.onRise((level, code) -> {
            if (level == Level.NOW) {
                attempt.stop(new Stop.RunStopped());
            }
        });
        try (StepLog log = new StepLog(layout.undoLog(journal.run(), step.path()))) {
            Threads.start("undo of " + step.path(), () -> act(attempt, log, watchdog, end));
            return ended(attempt, end.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalFailure failure ? failure : e;
        }
    }

    /** Says to {@code end} how it went; never throws, since somebody waits for that. */
    private void act(Attempt attempt, StepLog log, Watchdog watchdog, CompletableFuture<Outcome> end) {
        Step step = attempt.step();
        attempt.begin();
        try (Watchdog.Watch watch = watchdog.watch(attempt, step.timeouts())) {
            if (step.undo() != null) {
                step.undo().run(new LiveContext(attempt, steps, new StepVoice(attempt, log, journal)));
            }
            end.complete(new Outcome.Succeeded(null));
        } catch (JournalFailure e) {
            end.completeExceptionally(e);
        } catch (Throwable e) {
            end.complete(failed(attempt, e, log));
        } finally {
            attempt.leave();
        }
    }

    private Outcome failed(Attempt attempt, Throwable thrown, StepLog log) {
        Stop stop = attempt.stopped().orElse(null);
        if (stop instanceof Stop.RunStopped) {
            return new Outcome.Interrupted("stopped while undoing");
        }
        StackTraces.write(thrown, stop, log, steps.redactor());
        Problem cause = stop instanceof Stop.TimedOut late
                ? timedOut(attempt, late.words())
                : steps.redactor().problem(Causes.of(thrown, attempt.step()));
        return new Outcome.Failed(cause, log.tail());
    }

    private static Outcome givenUp(Attempt attempt) {
        return attempt.stopped().orElse(null) instanceof Stop.TimedOut late
                ? new Outcome.Failed(timedOut(attempt, late.words() + ", and did not end when told to"), List.of())
                : new Outcome.Interrupted("was told to stop while undoing and did not end");
    }

    private static Problem timedOut(Attempt attempt, String words) {
        return Problem.error("undo.timed-out", words).at(attempt.step().location());
    }

    private Outcome ended(Attempt attempt, Outcome outcome) {
        attempt.settle();
        String message = outcome instanceof Outcome.Failed failed
                ? failed.cause().message()
                : outcome instanceof Outcome.Interrupted interrupted ? interrupted.how() : "";
        journal.append(Entry.of(EventTypes.UNDO_OUTCOME, attempt.step().path(), attempt.number(), message)
                .status(RunEnd.word(outcome)));
        return outcome;
    }
}
