package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.OwnRestart;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.DecidedData;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.key.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journals how steps end, each once, whoever says so first: the step's own thread, or the one that gave up on it. */
final class OutcomeJournal {
    private static final double MILLIS = 1e3;

    private final RunJournal journal;
    private final Clock clock;
    private volatile boolean acted;

    OutcomeJournal(RunJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void acting(Step step) {
        if (step.effect() != Effect.PURE) {
            acted = true;
        }
    }

    /** Whether anything but pure steps has begun. */
    boolean acted() {
        return acted;
    }

    AttemptEnd succeeded(Attempt attempt, Key key, @Nullable Object output, double seconds) {
        Entry entry = Entry.of(EventType.STEP_OUTCOME, attempt.step().path(), attempt.number(), "")
                .status(Status.SUCCEEDED)
                .key(key)
                .with("output", output)
                .with("seconds", Math.round(seconds * MILLIS) / MILLIS)
                .with("undo", canBeUndone(attempt.step()));
        return end(attempt, entry, new Outcome.Succeeded(output), ExitCode.OK);
    }

    AttemptEnd over(Attempt attempt, @Nullable Key key, Outcome outcome) {
        return over(attempt, key, outcome, exitCode(outcome));
    }

    AttemptEnd over(Attempt attempt, @Nullable Key key, Outcome outcome, ExitCode exitCode) {
        Step step = attempt.step();
        List<String> ways = step.restarts().stream().map(OwnRestart::name).toList();
        Entry entry = entry(step.path(), attempt.number(), outcome)
                .key(key)
                .with("undo", canBeUndone(step))
                .with("restarts", ways.isEmpty() ? null : ways);
        return end(attempt, entry, outcome, exitCode);
    }

    /** Who looks at the run later knows what may be offered, without the runbook. */
    private static @Nullable Boolean canBeUndone(Step step) {
        return step.undo() == null ? null : Boolean.TRUE;
    }

    /** A step that was decided about, and does not act. */
    AttemptEnd withoutActing(Attempt attempt, Key key, Verdict verdict, Outcome outcome) {
        Entry entry = entry(attempt.step().path(), attempt.number(), outcome).key(key);
        return end(attempt, DecidedData.in(entry, verdict), outcome, exitCode(outcome));
    }

    /** A step that never came to an attempt. */
    Outcome skipped(StepPath path, String reason) {
        Outcome outcome = new Outcome.Skipped(reason);
        journal.append(entry(path, 0, outcome));
        return outcome;
    }

    /** @param verdict that the next try rests on too */
    AttemptEnd again(Attempt attempt, Verdict verdict, Problem cause, int failedTries, Duration wait) {
        Instant next = clock.instant().plus(wait);
        if (!attempt.settle()) {
            return new AttemptEnd.Superseded();
        }
        journal.append(Entry.of(EventType.STEP_RETRY, attempt.step().path(), attempt.number(), cause.message())
                .with("try", failedTries)
                .with("of", attempt.step().retry().attempts())
                .with("nextAt", next.toString()));
        CrashPoints.reach(CrashPoints.RETRY_PROMISED);
        return new AttemptEnd.Again(next, verdict);
    }

    void logDone(StepPath path, StepLog log) {
        if (log.failure() != null) {
            journal.append(Entry.of(
                    EventType.RUN_WARNING,
                    "the log of '" + path + "' is not complete: "
                            + log.failure().getMessage()));
        }
    }

    private AttemptEnd end(Attempt attempt, Entry entry, Outcome outcome, ExitCode exitCode) {
        if (!attempt.settle()) {
            return new AttemptEnd.Superseded();
        }
        journal.append(entry);
        CrashPoints.reach(CrashPoints.AFTER_OUTCOME);
        return new AttemptEnd.Over(outcome, exitCode);
    }

    private static ExitCode exitCode(Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            return ExitCode.FAILED;
        }
        return outcome instanceof Outcome.Waiting ? ExitCode.WAITING : ExitCode.OK;
    }

    private static Entry entry(StepPath path, int attempt, Outcome outcome) {
        if (outcome instanceof Outcome.Reused reused) {
            return entry(path, 0, Status.REUSED, reused.reason()).with("output", reused.output());
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return entry(path, 0, Status.SKIPPED, skipped.reason());
        }
        if (outcome instanceof Outcome.Failed failed) {
            Problem cause = failed.cause();
            List<Object> lines = new ArrayList<>(failed.lastOutput());
            return entry(path, attempt, Status.FAILED, cause.message())
                    .with("code", cause.code())
                    .with(
                            "location",
                            cause.where() == null ? null : cause.where().toString())
                    .with("fix", cause.fix())
                    .with("lastOutput", lines);
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            return entry(path, attempt, Status.INTERRUPTED, interrupted.how());
        }
        if (outcome instanceof Outcome.Waiting waiting) {
            return entry(path, 0, Status.WAITING, waiting.what());
        }
        return entry(path, attempt, Status.SUCCEEDED, "");
    }

    private static Entry entry(StepPath path, int attempt, Status status, String message) {
        return Entry.of(EventType.STEP_OUTCOME, path, attempt, message).status(status);
    }
}
