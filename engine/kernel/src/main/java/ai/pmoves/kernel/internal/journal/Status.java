package ai.pmoves.kernel.internal.journal;

/** The words for what became of steps and runs. Stored, so they never change. */
public final class Status {
    public static final String RUNNING = "running";
    public static final String SUCCEEDED = "succeeded";
    public static final String REUSED = "reused";
    public static final String SKIPPED = "skipped";
    public static final String FAILED = "failed";
    public static final String INTERRUPTED = "interrupted";
    public static final String WAITING = "waiting";
    public static final String RETRYING = "retrying";
    public static final String UNDONE = "undone";
    public static final String PENDING = "pending";

    private Status() {}
}
