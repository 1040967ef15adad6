package ai.pmoves.kernel;

/** What is journaled. The words are stored, so they never change. */
public enum EventType {
    RUN_STARTED("run.started"),
    RUN_RESUMED("run.resumed"),
    RUN_ENDED("run.ended"),
    RUN_WARNING("run.warning"),
    RUN_STOPPING("run.stopping"),
    RUN_FORGOTTEN("run.forgotten"),
    STEP_INTENT("step.intent"),
    STEP_OUTCOME("step.outcome"),
    STEP_RETRY("step.retry"),
    STEP_PROGRESS("step.progress"),
    STEP_SHOWN("step.shown"),
    STEP_ASKED("step.asked"),
    STEP_ANSWERED("step.answered"),
    CHILD_STARTED("child.started"),
    CHILD_ENDED("child.ended"),
    UNDO_STARTED("undo.started"),
    UNDO_INTENT("undo.intent"),
    UNDO_OUTCOME("undo.outcome"),
    UNDO_ENDED("undo.ended");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** As it is stored, and written with {@code --json}. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
