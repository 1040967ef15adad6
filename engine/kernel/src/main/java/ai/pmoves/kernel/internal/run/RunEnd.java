package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects how the steps ended, and says what that makes of the run. */
final class RunEnd {
    private final Map<String, Integer> counts = new TreeMap<>();
    private volatile boolean failed;
    private boolean failedLooking;
    private boolean interrupted;
    private boolean waiting;
    private ExitCode failure = ExitCode.FAILED;
    private ExitCode question = ExitCode.WAITING;
    private Status state = Status.SUCCEEDED;
    private ExitCode exitCode = ExitCode.OK;

    void saw(Step step, Outcome outcome, ExitCode code) {
        counts.merge(status(outcome).word(), 1, Integer::sum);
        if (outcome instanceof Outcome.Failed && step.critical() && !failed) {
            failed = true;
            failedLooking = step.effect() == Effect.PURE || code == ExitCode.BUG;
            failure = code;
        }
        interrupted |= outcome instanceof Outcome.Interrupted;
        if (outcome instanceof Outcome.Waiting && !waiting) {
            waiting = true;
            question = code;
        }
    }

    /** Whether a critical step has failed. */
    boolean failed() {
        return failed;
    }

    /**
     * @param complete whether every step has ended
     * @param acted whether a step that is not pure has begun: then a failed precondition is a failed run
     */
    void close(boolean complete, RunControl control, boolean acted) {
        if (failed) {
            state = Status.FAILED;
            exitCode = failedLooking && (!acted || failure == ExitCode.BUG) ? failure : ExitCode.FAILED;
        } else if (interrupted || (control.level() != RunControl.Level.NONE && !complete)) {
            state = Status.INTERRUPTED;
            exitCode = control.exitCode();
        } else if (waiting) {
            state = Status.WAITING;
            exitCode = question;
        }
    }

    Status state() {
        return state;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /** Such as {@code 3 succeeded, 2 reused}. */
    String summary() {
        return counts.isEmpty()
                ? "nothing to do"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    static Status status(Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded) {
            return Status.SUCCEEDED;
        }
        if (outcome instanceof Outcome.Reused) {
            return Status.REUSED;
        }
        if (outcome instanceof Outcome.Skipped) {
            return Status.SKIPPED;
        }
        if (outcome instanceof Outcome.Failed) {
            return Status.FAILED;
        }
        return outcome instanceof Outcome.Interrupted ? Status.INTERRUPTED : Status.WAITING;
    }
}
