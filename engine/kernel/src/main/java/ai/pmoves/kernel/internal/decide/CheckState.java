package ai.pmoves.kernel.internal.decide;

/**
 * What a step's check says.
 *
 * @param message why it could not tell, or the last note that it made, or empty
 */
public record CheckState(Answer answer, String message) {

    public enum Answer {
        /** The step has no check, or it was not asked. */
        NONE,
        HOLDS,
        DOES_NOT_HOLD,
        /** It failed itself. */
        CANNOT_TELL
    }

    public static final CheckState NONE = new CheckState(Answer.NONE, "");
    public static final CheckState HOLDS = new CheckState(Answer.HOLDS, "");
    public static final CheckState DOES_NOT_HOLD = new CheckState(Answer.DOES_NOT_HOLD, "");

    public static CheckState of(boolean holds, String note) {
        return new CheckState(holds ? Answer.HOLDS : Answer.DOES_NOT_HOLD, note);
    }

    public static CheckState cannotTell(String message) {
        return new CheckState(Answer.CANNOT_TELL, message);
    }

    /** The words, and after them the check's own, if it said any. */
    String after(String words) {
        return message.isEmpty() ? words : words + ": " + message;
    }
}
