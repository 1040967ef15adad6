package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RetryPolicy.On;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.DecidedData;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.json.JsonLike;
import ai.pmoves.kernel.internal.key.Key;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that acts: journals the intent, acts, verifies, journals the outcome. In this order, always.
 *
 * @param tries how many tries have failed already
 */
record Acting(
        RunState run,
        Watchdog watchdog,
        OutcomeJournal outcomes,
        Attempt attempt,
        Key key,
        Verdict verdict,
        StepLog log,
        Voice voice,
        int tries) {
    private static final double NANOS = 1e9;

    AttemptEnd go() {
        Step step = attempt.step();
        CrashPoints.reach(CrashPoints.BEFORE_INTENT);
        log.begin();
        IOException unwritable = log.failure();
        if (unwritable != null) {
            return outcomes.over(attempt, key, new Outcome.Failed(unwritable(unwritable), List.of()));
        }
        Entry intent = Entry.of(EventType.STEP_INTENT, step.path(), attempt.number(), verdict.why())
                .key(key)
                .with("log", log.file().toString());
        run.journal().append(DecidedData.in(intent, verdict));
        outcomes.acting(step);
        if (step.effect() != Effect.PURE) {
            run.looks().worldChanges();
        }
        CrashPoints.reach(CrashPoints.AFTER_INTENT);
        try {
            return acted();
        } finally {
            outcomes.logDone(step.path(), log);
        }
    }

    /** What a step did without a log, nobody could look up: so it does not begin. */
    private Problem unwritable(IOException failure) {
        return Problem.error("log.unwritable", "the step's log cannot be written: " + failure)
                .at(new Location(log.file(), 0, 0))
                .fix("make room there, or make the folder writable");
    }

    private AttemptEnd acted() {
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
            return failed(e);
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

    private AttemptEnd failed(Throwable thrown) {
        Stop stop = attempt.stopped().orElse(null);
        if (stop instanceof Stop.RunStopped) {
            return outcomes.over(attempt, key, new Outcome.Interrupted("stopped while it was running"));
        }
        Problem cause = cause(thrown, stop);
        StackTraces.write(thrown, stop, log, run.steps().redactor());
        On kind = stop != null ? On.TIMEOUT : thrown instanceof CommandFailed ? On.EXIT_CODE : On.ANY;
        int failedTries = tries + 1;
        Step step = attempt.step();
        if (RetryTimer.again(step.retry(), failedTries, kind)) {
            Duration wait = RetryTimer.backoff(step.retry(), failedTries, ThreadLocalRandom.current());
            return outcomes.again(attempt, verdict, cause, failedTries, wait);
        }
        ExitCode exitCode = thrown instanceof PmovesException known ? known.exitCode() : ExitCode.FAILED;
        return outcomes.over(attempt, key, new Outcome.Failed(cause, log.tail()), exitCode);
    }

    private Problem cause(Throwable thrown, @Nullable Stop stop) {
        Step step = attempt.step();
        return stop instanceof Stop.TimedOut late
                ? Problem.error("step.timed-out", late.words()).at(step.location())
                : run.steps().redactor().problem(Causes.of(thrown, step));
    }
}
