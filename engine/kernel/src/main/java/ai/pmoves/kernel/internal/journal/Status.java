package ai.pmoves.kernel.internal.journal;

import java.util.Set;

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

    private static final Set<String> WORDS =
            Set.of(RUNNING, SUCCEEDED, REUSED, SKIPPED, FAILED, INTERRUPTED, WAITING, RETRYING, UNDONE, PENDING);

    private Status() {}

    /** @throws IllegalArgumentException for what no pmoves has ever written */
    static String known(String stored) {
        if (!WORDS.contains(stored)) {
            throw new IllegalArgumentException("'" + stored + "' is no status");
        }
        return stored;
    }
}
