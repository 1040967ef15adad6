package ai.pmoves.audit.internal.invocation;

import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How much is gone through for one file. Functions, texts that grow from one another and substitutions in substitutions make a short
 * file as long as they like; nobody's script comes near the end of this.
 */
final class Work {
    /** Characters: those of each command that is gone through, and those that it becomes. */
    private static final int MOST = 8_000_000;

    private final IntFunction<Location> locate;
    private final List<Location> stopped;
    private int done;
    private boolean told;

    /** @param stopped takes the place where the work was left, when it is too much */
    Work(IntFunction<Location> locate, List<Location> stopped) {
        this.locate = locate;
        this.stopped = stopped;
    }

    /** Whether so much more can be done. */
    boolean goesOn(int more, int offset) {
        done = Math.min(MOST, done + more);
        if (done == MOST) {
            leave(offset);
        }
        return done < MOST;
    }

    /** What stands there is not looked at. */
    void leave(int offset) {
        if (!told) {
            told = true;
            stopped.add(locate.apply(offset));
        }
    }
}
