package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Problem;
import java.util.Locale;

/** No space on the disk of the engine, which says so in the words of whatever it was doing. */
public final class DiskFull {
    private DiskFull() {}

    /** Whether this is what the engine, or what it ran, says. */
    public static boolean told(String words) {
        return words.toLowerCase(Locale.ROOT).contains("no space left on device");
    }

    /** @param what cannot be done for it, such as {@code image app cannot be built} */
    public static Problem problem(String what, String words) {
        return Problem.error("docker.disk-full", what + ", because no space is left on the engine's disk: " + words)
                .fix("docker system df");
    }
}
