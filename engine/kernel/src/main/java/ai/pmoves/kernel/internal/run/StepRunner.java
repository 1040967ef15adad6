package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RetryPolicy.On;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.Decider;
import ai.pmoves.kernel.internal.decide.Facts;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.EventTypes;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.json.JsonLike;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.key.KeyDigest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Takes one step from "its needs are done" to its outcome, on the calling thread. Decides again with what is known now; asks;
 * journals the intent, acts, verifies, journals the outcome. In this order, always.
 */
final class StepRunner {
    private static final double NANOS = 1e9;

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
     * @param again whether an earlier try in this process decided already that the step acts
     * @return never throws: whoever starts attempts waits for how they end
     */
    AttemptEnd run(Attempt attempt, int tries, boolean again) {
        attempt.begin();
        StepPath path = attempt.step().path();
        try (StepLog log = new StepLog(run.layout().log(run.journal().run(), path, attempt.number()))) {
            attempt.defectsTo(
                    defect -> StackTraces.write(defect, null, log, run.steps().redactor()));
            try {
                return run(attempt, tries, again, log);
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

    private AttemptEnd run(Attempt attempt, int tries, boolean again, StepLog log) {
        Step step = attempt.step();
        Key key = KeyDigest.of(step, run.steps().outputs());
        Voice voice = new StepVoice(attempt, log, run.journal());
        Verdict verdict = again ? new Verdict(Verb.RERUN, "tried again", List.of()) : decide(attempt, key, voice);
        if (attempt.stopped().isPresent()) {
            return notBegun(attempt);
        }
        if (!verdict.acts()) {
            return outcomes.over(attempt, key, withoutActing(step, key, verdict));
        }
        Optional<AttemptEnd> refused = again ? Optional.empty() : confirmed(attempt, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        return mayNotBegin(attempt) ? notBegun(attempt) : act(attempt, key, verdict, log, voice, tries);
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
        CheckState check = run.scope().forced().contains(step.path())
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
                List.of(),
                check,
                run.scope().forced().contains(step.path()),
                run.request().answers().get(step.path()),
                run.renames(),
                run.clock().instant()));
    }

    private static AttemptEnd notBegun(Attempt attempt) {
        return attempt.settle() ? new AttemptEnd.NotBegun() : new AttemptEnd.Superseded();
    }

    private Outcome withoutActing(Step step, Key key, Verdict verdict) {
        return switch (verdict.verb()) {
            case REUSE -> new Outcome.Reused(run.history().standingOutput(step, key, run.renames()), verdict.why());
            case ASK -> new Outcome.Waiting(verdict.why(), null);
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
            run.journal().append(Entry.of(EventTypes.STEP_ASKED, step.path(), 0, confirmation.question()));
            boolean yes = run.request().confirmer().confirm(step.path(), confirmation);
            if (mayNotBegin(attempt)) {
                return Optional.of(notBegun(attempt));
            }
            run.journal().append(Entry.of(EventTypes.STEP_ANSWERED, step.path(), 0, yes ? "yes" : "no"));
            return yes
                    ? Optional.empty()
                    : Optional.of(outcomes.over(
                            attempt, key, new Outcome.Waiting("not confirmed: " + confirmation.question(), null)));
        } catch (JournalFailure e) {
            throw e;
        } catch (PmovesException e) {
            String why = Causes.of(e, step).message();
            return Optional.of(outcomes.over(attempt, key, new Outcome.Waiting(why, null), e.exitCode()));
        } finally {
            asking.unlock();
        }
    }

    private AttemptEnd act(Attempt attempt, Key key, Verdict verdict, StepLog log, Voice voice, int tries) {
        Step step = attempt.step();
        CrashPoints.reach(CrashPoints.BEFORE_INTENT);
        log.begin();
        IOException unwritable = log.failure();
        if (unwritable != null) {
            return outcomes.over(attempt, key, new Outcome.Failed(unwritable(log, unwritable), List.of()));
        }
        run.journal()
                .append(Entry.of(EventTypes.STEP_INTENT, step.path(), attempt.number(), verdict.why())
                        .key(key)
                        .with("verb", verdict.verb().name())
                        .with("log", log.file().toString()));
        outcomes.acting(step);
        if (step.effect() != Effect.PURE) {
            run.looks().worldChanges();
        }
        CrashPoints.reach(CrashPoints.AFTER_INTENT);
        try {
            return acting(attempt, key, log, voice, tries);
        } finally {
            outcomes.logDone(step.path(), log);
        }
    }

    /** What a step did without a log, nobody could look up: so it does not begin. */
    private static Problem unwritable(StepLog log, IOException failure) {
        return Problem.error("log.unwritable", "the step's log cannot be written: " + failure)
                .at(new Location(log.file(), 0, 0))
                .fix("make room there, or make the folder writable");
    }

    private AttemptEnd acting(Attempt attempt, Key key, StepLog log, Voice voice, int tries) {
        Step step = attempt.step();
        long begun = System.nanoTime();
        Object output;
        try (Watchdog.Watch watch = watchdog.watch(attempt, step.timeouts())) {
            LiveContext context = new LiveContext(attempt, run.steps(), voice);
            output = run.steps().redactor().data(JsonLike.of(step.action().run(context)));
            verify(step, context);
        } catch (JournalFailure e) {
            throw e;
        } catch (Throwable e) {
            return failed(attempt, key, e, log, tries);
        }
        CrashPoints.reach(CrashPoints.AFTER_ACT);
        return outcomes.succeeded(attempt, key, output, (System.nanoTime() - begun) / NANOS);
    }

    private static void verify(Step step, LiveContext context) throws Exception {
        if (step.verify() != null && !step.verify().holds(context)) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error("step.verify", "it acted, but its verify does not hold")
                            .at(step.location()));
        }
    }

    private AttemptEnd failed(Attempt attempt, Key key, Throwable thrown, StepLog log, int tries) {
        Step step = attempt.step();
        Stop stop = attempt.stopped().orElse(null);
        if (stop instanceof Stop.RunStopped) {
            return outcomes.over(attempt, key, new Outcome.Interrupted("stopped while it was running"));
        }
        Problem cause = stop instanceof Stop.TimedOut late
                ? Problem.error("step.timed-out", late.words()).at(step.location())
                : run.steps().redactor().problem(Causes.of(thrown, step));
        StackTraces.write(thrown, stop, log, run.steps().redactor());
        On kind = stop != null ? On.TIMEOUT : thrown instanceof CommandFailed ? On.EXIT_CODE : On.ANY;
        int failedTries = tries + 1;
        if (RetryTimer.again(step.retry(), failedTries, kind)) {
            Duration wait = RetryTimer.backoff(step.retry(), failedTries, ThreadLocalRandom.current());
            return outcomes.again(attempt, cause, failedTries, wait);
        }
        ExitCode exitCode = thrown instanceof PmovesException known ? known.exitCode() : ExitCode.FAILED;
        return outcomes.over(attempt, key, new Outcome.Failed(cause, log.tail()), exitCode);
    }
}
