package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Problem;
import java.util.List;

/**
 * What a step's check says.
 *
 * @param message why it could not tell, or the last note that it made, or empty
 * @param blockers what it has seen that would stop the step
 */
public record CheckState(Answer answer, String message, List<Problem> blockers) {

    public enum Answer {
        /** The step has no check, or it was not asked. */
        NONE,
        HOLDS,
        DOES_NOT_HOLD,
        /** It failed itself. */
        CANNOT_TELL
    }

    public static final CheckState NONE = new CheckState(Answer.NONE, "", List.of());
    public static final CheckState HOLDS = of(true, "", List.of());
    public static final CheckState DOES_NOT_HOLD = of(false, "", List.of());

    public CheckState {
        blockers = List.copyOf(blockers);
    }

    public static CheckState of(boolean holds, String note, List<Problem> blockers) {
        return new CheckState(holds ? Answer.HOLDS : Answer.DOES_NOT_HOLD, note, blockers);
    }

    public static CheckState cannotTell(String message) {
        return new CheckState(Answer.CANNOT_TELL, message, List.of());
    }

    /** The words, and what the check has to add to them. */
    String with(String words) {
        return message.isEmpty() ? words : words + ", " + message;
    }

    /** The words, and after them the check's own, if it said any. */
    String after(String words) {
        return message.isEmpty() ? words : words + ": " + message;
    }
}
