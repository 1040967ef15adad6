package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Outcome.Waiting.Reason;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.Decider;
import ai.pmoves.kernel.internal.decide.Facts;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.key.KeyDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step from "its needs are done" to its outcome, on the calling thread. Decides again with what is known now, asks,
 * and only then lets it act.
 */
final class StepRunner {
    private final RunState run;
    private final Watchdog watchdog;
    private final OutcomeJournal outcomes;
    private final BooleanSupplier stopping;
    /** Two questions at once would talk over each other. */
    private final ReentrantLock asking = new ReentrantLock();

    /** @param stopping whether the run begins nothing more */
    StepRunner(RunState run, Watchdog watchdog, OutcomeJournal outcomes, BooleanSupplier stopping) {
        this.run = run;
        this.stopping = stopping;
        this.watchdog = watchdog;
        this.outcomes = outcomes;
    }

    /**
     * @param tries how many tries have failed already in this process
     * @param decided by an earlier try in this process: the step acts, and nobody is asked again
     * @return never throws: whoever starts attempts waits for how they end
     */
    AttemptEnd run(Attempt attempt, int tries, @Nullable Verdict decided) {
        attempt.begin();
        StepPath path = attempt.step().path();
        try (StepLog log = new StepLog(run.layout().log(run.journal().run(), path, attempt.number()))) {
            attempt.defectsTo(
                    defect -> StackTraces.write(defect, null, log, run.steps().redactor()));
            try {
                return run(attempt, tries, decided, log);
            } catch (JournalFailure e) {
                throw e;
            } catch (RuntimeException | Error e) {
                return defect(attempt, e, log);
            }
        } catch (RuntimeException | Error e) {
            return new AttemptEnd.Unrecorded(e);
        } finally {
            attempt.leave();
        }
    }

    private AttemptEnd run(Attempt attempt, int tries, @Nullable Verdict decided, StepLog log) {
        Step step = attempt.step();
        Key key = KeyDigest.of(step, run.steps().outputs());
        Voice voice = new StepVoice(attempt, log, run.journal());
        Verdict verdict = decided != null ? decided : decide(attempt, key, voice);
        if (attempt.stopped().isPresent()) {
            return notBegun(attempt);
        }
        if (decided == null) {
            noteRestart(step);
        }
        if (!verdict.acts()) {
            return outcomes.withoutActing(attempt, key, verdict, withoutActing(step, key, verdict));
        }
        if (decided == null && restart(step) == null && run.breaksAt(step.path())) {
            return outcomes.over(attempt, key, Outcome.Waiting.atBreakpoint());
        }
        Optional<AttemptEnd> refused = decided != null ? Optional.empty() : confirmed(attempt, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        return mayNotBegin(attempt)
                ? notBegun(attempt)
                : new Acting(run, watchdog, outcomes, attempt, key, verdict, log, voice, tries).go();
    }

    private boolean mayNotBegin(Attempt attempt) {
        return attempt.stopped().isPresent() || stopping.getAsBoolean();
    }

    /** A failure of pmoves itself, and not of what the step does. */
    private AttemptEnd defect(Attempt attempt, Throwable thrown, StepLog log) {
        StackTraces.write(thrown, null, log, run.steps().redactor());
        Problem bug = run.steps()
                .redactor()
                .problem(Problem.error("kernel.bug", "pmoves itself failed: " + thrown)
                        .at(attempt.step().location())
                        .fix("report it with the log " + log.file()));
        return outcomes.over(attempt, null, new Outcome.Failed(bug, log.tail()), ExitCode.BUG);
    }

    private Verdict decide(Attempt attempt, Key key, Voice voice) {
        Step step = attempt.step();
        CheckState check = restart(step) != null || run.scope().forced().contains(step.path())
                ? CheckState.NONE
                : run.looks()
                        .standing(step)
                        .orElseGet(() -> new Checks(run.steps(), watchdog)
                                .ask(attempt, voice)
                                .state());
        return Decider.decide(new Facts(
                step,
                run.history().past(step).orElse(null),
                run.history().resuming(),
                key,
                Map.of(),
                check,
                run.scope().forced().contains(step.path()),
                run.request().answers().get(step.path()),
                restart(step),
                run.renames(),
                run.clock().instant()));
    }

    private @Nullable Object standing(Step step, Key key) {
        Restart restart = restart(step);
        return restart == null ? run.history().standingOutput(step, key, run.renames()) : restart.value();
    }

    private @Nullable Restart restart(Step step) {
        return run.request().restarts().get(step.path());
    }

    /** Who looks at the run later sees that a person decided, and why. */
    private void noteRestart(Step step) {
        Restart restart = restart(step);
        if (restart != null) {
            String reason = restart.reason().isBlank() ? "" : ": " + restart.reason();
            run.journal()
                    .append(Entry.of(EventType.STEP_ANSWERED, step.path(), 0, restart.word() + reason)
                            .with("restart", restart.word())
                            .with("reason", restart.reason())
                            .with("value", restart.value()));
        }
    }

    private static AttemptEnd notBegun(Attempt attempt) {
        return attempt.settle() ? new AttemptEnd.NotBegun() : new AttemptEnd.Superseded();
    }

    private Outcome withoutActing(Step step, Key key, Verdict verdict) {
        return switch (verdict.verb()) {
            case REUSE -> new Outcome.Reused(standing(step, key), verdict.why());
            case ASK -> new Outcome.Waiting(Reason.DECISION, verdict.why());
            default -> new Outcome.Skipped(verdict.why());
        };
    }

    /** Empty if the step may act. */
    private Optional<AttemptEnd> confirmed(Attempt attempt, Key key) {
        Step step = attempt.step();
        Confirmation confirmation = step.confirmation();
        if (confirmation == null) {
            return Optional.empty();
        }
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            return Optional.of(notBegun(attempt));
        }
        try {
            if (mayNotBegin(attempt)) {
                return Optional.of(notBegun(attempt));
            }
            run.journal().append(Entry.of(EventType.STEP_ASKED, step.path(), 0, confirmation.question()));
            boolean yes = run.request().confirmer().confirm(step.path(), confirmation);
            if (mayNotBegin(attempt)) {
                return Optional.of(notBegun(attempt));
            }
            run.journal().append(Entry.of(EventType.STEP_ANSWERED, step.path(), 0, yes ? "yes" : "no"));
            return yes
                    ? Optional.empty()
                    : Optional.of(outcomes.over(
                            attempt,
                            key,
                            new Outcome.Waiting(Reason.CONFIRMATION, "not confirmed: " + confirmation.question())));
        } catch (JournalFailure e) {
            throw e;
        } catch (PmovesException e) {
            String why = Causes.of(e, step).message();
            return Optional.of(
                    outcomes.over(attempt, key, new Outcome.Waiting(Reason.CONFIRMATION, why), e.exitCode()));
        } finally {
            asking.unlock();
        }
    }
}
