package ai.pmoves.kernel.internal.run;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Named places at which a process can be made to die as by {@code kill -9}, for the proof that resuming is safe. {@code
 * -Dpmoves.crash-at=NAME:N} dies when NAME is reached for the Nth time. Does nothing otherwise.
 */
final class CrashPoints {
    static final String PROPERTY = "pmoves.crash-at";
    static final String RUN_STARTED = "run-started";
    static final String BEFORE_INTENT = "before-intent";
    static final String AFTER_INTENT = "after-intent";
    static final String AFTER_ACT = "after-act";
    static final String AFTER_OUTCOME = "after-outcome";
    static final String RETRY_PROMISED = "retry-promised";
    static final String CHILD_AT_GATE = "child-at-gate";
    static final String CHILD_JOURNALED = "child-journaled";
    static final String AFTER_UNDO_INTENT = "after-undo-intent";
    static final String AFTER_UNDO = "after-undo";
    static final String AFTER_UNDO_OUTCOME = "after-undo-outcome";
    static final String BEFORE_RUN_END = "before-run-end";

    private static final @Nullable String WANTED = wantedName();
    private static final AtomicInteger LEFT = new AtomicInteger(wantedCount());

    private CrashPoints() {}

    static void reach(String name) {
        if (name.equals(WANTED) && LEFT.decrementAndGet() == 0) {
            die();
        }
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static @Nullable String wantedName() {
        String wanted = System.getProperty(PROPERTY);
        return wanted == null ? null : wanted.split(":")[0];
    }

    private static int wantedCount() {
        String wanted = System.getProperty(PROPERTY, "");
        int colon = wanted.indexOf(':');
        return colon < 0 ? 1 : Integer.parseInt(wanted.substring(colon + 1));
    }
}
