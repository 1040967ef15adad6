package ai.pmoves.kernel;

/** What became of a step, or of a run. The words are stored, so they never change. */
public enum Status {
    /** A step that was not begun. */
    PENDING("pending"),
    RUNNING("running"),
    /** A step that failed, and has a further try before it. */
    RETRYING("retrying"),
    SUCCEEDED("succeeded"),
    /** A step that did not act, because an earlier result stands. */
    REUSED("reused"),
    /** A step that was left out. */
    SKIPPED("skipped"),
    FAILED("failed"),
    /** It was stopped, or its process is gone. */
    INTERRUPTED("interrupted"),
    /** A person has to decide. */
    WAITING("waiting"),
    UNDONE("undone"),
    /** A run that nobody will go on with, as a person said. */
    FORGOTTEN("forgotten");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** Whether a run in this state is one to go on with. */
    public boolean waitsToBeResumed() {
        return this == FAILED || this == INTERRUPTED || this == WAITING;
    }

    /** As it is stored, shown, and written with {@code --json}. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
