package ai.pmoves.kernel.internal.journal;

/** The names of what is journaled. Stored, so they never change. */
public final class EventTypes {
    public static final String RUN_STARTED = "run.started";
    public static final String RUN_RESUMED = "run.resumed";
    public static final String RUN_ENDED = "run.ended";
    public static final String RUN_WARNING = "run.warning";
    public static final String RUN_STOPPING = "run.stopping";
    public static final String STEP_INTENT = "step.intent";
    public static final String STEP_OUTCOME = "step.outcome";
    public static final String STEP_RETRY = "step.retry";
    public static final String STEP_PROGRESS = "step.progress";
    public static final String STEP_ASKED = "step.asked";
    public static final String STEP_ANSWERED = "step.answered";
    public static final String CHILD_STARTED = "child.started";
    public static final String CHILD_ENDED = "child.ended";
    public static final String UNDO_STARTED = "undo.started";
    public static final String UNDO_INTENT = "undo.intent";
    public static final String UNDO_OUTCOME = "undo.outcome";
    public static final String UNDO_ENDED = "undo.ended";

    private EventTypes() {}
}
