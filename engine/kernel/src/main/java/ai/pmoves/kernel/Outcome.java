package ai.pmoves.kernel;

import java.time.Instant;
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

    /** It waits for a person: a confirmation, a decision about an unknown outcome, somebody who looks around at a breakpoint. */
    record Waiting(String question, @Nullable Instant until) implements Outcome {
        private static final String BREAKPOINT = "a breakpoint stands before it";

        /** What was asked for is that the run stops here. */
        public static Waiting atBreakpoint() {
            return new Waiting(BREAKPOINT, null);
        }

        public boolean isAtBreakpoint() {
            return question.equals(BREAKPOINT);
        }
    }
}
