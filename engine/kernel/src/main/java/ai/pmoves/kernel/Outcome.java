package ai.pmoves.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a step in a run. */
public sealed interface Outcome {

    /** It acted, and its verify held. */
    record Succeeded(@Nullable Object output) implements Outcome {}

    /** It did not act: an earlier result stands, or its check already held. */
    record Reused(@Nullable Object output, String reason) implements Outcome {}

    record Skipped(String reason) implements Outcome {}

    /** @param lastOutput the last lines that it wrote, at most 20 */
    record Failed(Problem cause, List<String> lastOutput) implements Outcome {}

    /** It began and its end was not seen. Only its check, or a person, may say what that means. */
    record Interrupted(String how) implements Outcome {}

    /**
     * It waits for a person, and has done nothing.
     *
     * @param what is asked, or why nobody could be
     */
    record Waiting(Reason reason, String what) implements Outcome {
        /** For what. */
        public enum Reason {
            /** A confirmation that nobody has given. */
            CONFIRMATION,
            /** A decision about an earlier attempt whose end was not seen. */
            DECISION,
            /** It was asked for that the run stops here. */
            BREAKPOINT
        }

        public static Waiting atBreakpoint() {
            return new Waiting(Reason.BREAKPOINT, "a breakpoint stands before it");
        }

        public boolean isAtBreakpoint() {
            return reason == Reason.BREAKPOINT;
        }
    }
}
