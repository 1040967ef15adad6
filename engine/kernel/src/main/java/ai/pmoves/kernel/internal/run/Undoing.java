package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Confirmer;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.child.ProcessGroup;
import ai.pmoves.kernel.internal.decide.UndoForecast;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Takes back what a run's steps did, one after the other.
 *
 * @param verdicts what is to be done with each step, in this order; nothing is left to be asked about
 * @param before the run's state, which it keeps where not all of it is taken back
 */
record Undoing(
        Plan plan,
        Scope scope,
        Map<StepPath, Verdict> verdicts,
        StateLayout layout,
        RunJournal journal,
        StepScope steps,
        Confirmer confirmer,
        Status before) {

    /** @param orphans children that still live; those of the steps at hand must be gone before what they do is taken back */
    RunResult run(RunControl control, List<Orphan> orphans) {
        long begun = System.nanoTime();
        journal.append(Entry.of(EventType.UNDO_STARTED, plan.runbook() + " on " + plan.stack()));
        orphans.stream()
                .filter(orphan ->
                        orphan.run().equals(journal.run()) && scope.chosen().contains(orphan.step()))
                .forEach(this::end);
        Map<StepPath, AttemptEnd.Over> ends = new LinkedHashMap<>();
        Graph graph = new Graph(plan.steps());
        try (Watchdog watchdog = new Watchdog()) {
            verdicts.forEach((path, verdict) -> {
                boolean meant = verdict.verb() == Verb.UNDO || verdict.verb() == Verb.REUSE;
                if (meant && control.level() == Level.NONE) {
                    ends.put(path, takenBack(graph.step(path), verdict, control, watchdog));
                }
            });
        }
        ExitCode exitCode = exitCode(control, ends.values());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        journal.append(Entry.of(EventType.UNDO_ENDED, count(ends.values()) + " taken back")
                .status(state(exitCode, ends.isEmpty()))
                .with("exitCode", exitCode.code())
                .with("seconds", took.toMillis() / 1e3));
        Map<StepPath, Outcome> outcomes = new LinkedHashMap<>();
        ends.forEach((path, end) -> outcomes.put(path, end.outcome()));
        return new RunResult(journal.run(), exitCode, outcomes, took);
    }

    private static long count(Collection<AttemptEnd.Over> ends) {
        return ends.stream()
                .filter(end -> end.outcome() instanceof Outcome.Succeeded)
                .count();
    }

    private static ExitCode exitCode(RunControl control, Collection<AttemptEnd.Over> ends) {
        if (control.level() != Level.NONE) {
            return control.exitCode();
        }
        if (ends.stream().anyMatch(end -> end.exitCode() == ExitCode.FAILED)) {
            return ExitCode.FAILED;
        }
        return ends.stream()
                .map(AttemptEnd.Over::exitCode)
                .filter(code -> code != ExitCode.OK)
                .findFirst()
                .orElse(ExitCode.OK);
    }

    private Status state(ExitCode exitCode, boolean nothing) {
        return switch (exitCode) {
            case OK -> scope.outside().isEmpty() && !nothing ? Status.UNDONE : before;
            case FAILED -> Status.FAILED;
            case INTERRUPTED, TERMINATED, HANGUP, PIPE -> Status.INTERRUPTED;
            default -> Status.WAITING;
        };
    }

    private void end(Orphan orphan) {
        new ProcessGroup(orphan.pid()).end(ProcessGroup.GRACE);
        journal.append(Entry.of(
                        EventType.RUN_WARNING,
                        "child " + orphan.pid() + " of '" + orphan.step() + "', left by this run, was ended")
                .with("pid", orphan.pid()));
    }

    private AttemptEnd.Over takenBack(Step step, Verdict verdict, RunControl control, Watchdog watchdog) {
        Attempt attempt = new Attempt(step, 1);
        if (verdict.verb() == Verb.REUSE) {
            return ended(attempt, new Outcome.Succeeded(null), verdict.why());
        }
        return refused(step).orElseGet(() -> undo(attempt, verdict, control, watchdog));
    }

    /** Empty if the step may be taken back. */
    private Optional<AttemptEnd.Over> refused(Step step) {
        Confirmation question = UndoForecast.question(step);
        if (question == null) {
            return Optional.empty();
        }
        journal.append(Entry.of(EventType.STEP_ASKED, step.path(), 0, question.question()));
        boolean yes;
        try {
            yes = confirmer.confirm(step.path(), question);
        } catch (PmovesException e) {
            return Optional.of(waiting(Causes.of(e, step).message(), e.exitCode()));
        }
        journal.append(Entry.of(EventType.STEP_ANSWERED, step.path(), 0, yes ? "yes" : "no"));
        return yes ? Optional.empty() : Optional.of(waiting("not confirmed: " + question.question(), ExitCode.WAITING));
    }

    private static AttemptEnd.Over waiting(String why, ExitCode exitCode) {
        return new AttemptEnd.Over(new Outcome.Waiting(Outcome.Waiting.Reason.CONFIRMATION, why), exitCode);
    }

    private AttemptEnd.Over undo(Attempt attempt, Verdict verdict, RunControl control, Watchdog watchdog) {
        Step step = attempt.step();
        if (control.level() != Level.NONE) {
            return waiting("stopped before it was taken back", control.exitCode());
        }
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        AutoCloseable unused =
                attempt.onStop(() -> watchdog.after(steps.giveUp(), () -> end.complete(givenUp(attempt))));
        journal.append(Entry.of(EventType.UNDO_INTENT, step.path(), 0, verdict.why())
                .with("log", layout.undoLog(journal.run(), step.path()).toString()));
        CrashPoints.reach(CrashPoints.AFTER_UNDO_INTENT);
        control.onRise((level, code) -> {
            if (level == Level.NOW) {
                attempt.stop(new Stop.RunStopped());
            }
        });
        try (StepLog log = new StepLog(layout.undoLog(journal.run(), step.path()))) {
            attempt.defectsTo(defect -> StackTraces.write(defect, null, log, steps.redactor()));
            Threads.start("undo of " + step.path(), () -> act(attempt, log, watchdog, end));
            Outcome outcome = end.join();
            CrashPoints.reach(CrashPoints.AFTER_UNDO);
            return ended(attempt, outcome, "");
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

    private static Entry entry(StepPath path, Outcome outcome, String why) {
        if (outcome instanceof Outcome.Failed failed) {
            return Entry.of(EventType.UNDO_OUTCOME, path, 0, failed.cause().message())
                    .status(Status.FAILED)
                    .with("code", failed.cause().code())
                    .with("lastOutput", failed.lastOutput());
        }
        String message = outcome instanceof Outcome.Interrupted interrupted ? interrupted.how() : why;
        return Entry.of(EventType.UNDO_OUTCOME, path, 0, message).status(RunEnd.status(outcome));
    }

    private AttemptEnd.Over ended(Attempt attempt, Outcome outcome, String why) {
        attempt.settle();
        journal.append(entry(attempt.step().path(), outcome, why));
        CrashPoints.reach(CrashPoints.AFTER_UNDO_OUTCOME);
        return new AttemptEnd.Over(outcome, outcome instanceof Outcome.Failed ? ExitCode.FAILED : ExitCode.OK);
    }
}
