package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.KeyComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a step.
 *
 * @param run where it was last begun
 * @param ending how that went
 * @param detail the failure's words, or empty
 * @param attempts the number of the last attempt in that run, 0 if none
 * @param tries how many tries of the present series of retries have failed
 * @param nextTry not before this, for {@link Ending#RETRYING}
 * @param begun what its key was made of when it was last begun, empty if nobody knows
 * @param success the last result, which may be older than {@code ending} and of an earlier run
 */
public record Past(
        String run,
        Ending ending,
        String detail,
        int attempts,
        int tries,
        @Nullable Instant nextTry,
        List<KeyComponent> begun,
        @Nullable Success success) {

    public enum Ending {
        DONE,
        FAILED,
        /** Failed, and a further try was promised. */
        RETRYING,
        /** Begun, and its end was not seen. */
        CUT_OFF,
        /** At work right now, in a run of another process. */
        RUNNING,
        UNDONE,
        /** Begun to be taken back, and the end of that was not seen. */
        UNDO_CUT_OFF,
        /** Taking it back has failed. */
        UNDO_FAILED,
        /** Done, and since then another run has begun to take it back, and the end of that was not seen, or was a failure. */
        UNDO_CUT_OFF_ELSEWHERE
    }

    public Past {
        begun = List.copyOf(begun);
    }

    boolean unended() {
        return ending == Ending.CUT_OFF || ending == Ending.RETRYING || ending == Ending.UNDO_CUT_OFF;
    }

    Past running() {
        return new Past(run, Ending.RUNNING, detail, attempts, tries, nextTry, begun, success);
    }

    /**
     * What is left where another run has taken the step back since: no result. What did not end well keeps its ending.
     *
     * @param whole whether that came to its end
     */
    public Past takenBackElsewhere(boolean whole) {
        boolean stood = ending == Ending.DONE || ending == Ending.UNDO_CUT_OFF_ELSEWHERE;
        Ending now = !stood ? ending : whole ? Ending.UNDONE : Ending.UNDO_CUT_OFF_ELSEWHERE;
        return new Past(run, now, detail, attempts, tries, nextTry, begun, whole ? null : success);
    }

    Past withSuccess(@Nullable Success other) {
        return new Past(run, ending, detail, attempts, tries, nextTry, begun, other);
    }
}
