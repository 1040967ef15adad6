package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.internal.decide.Verdict;
import java.time.Instant;

/** How an attempt ended, for those who decide what comes next. */
sealed interface AttemptEnd {

    /**
     * The step is over.
     *
     * @param exitCode what the process shall end with, if this step decides it
     */
    record Over(Outcome outcome, ExitCode exitCode) implements AttemptEnd {}

    /**
     * It will be tried again.
     *
     * @param decided why it acts
     */
    record Again(Instant notBefore, Verdict decided) implements AttemptEnd {}

    /** The run was stopped before the step did anything. */
    record NotBegun() implements AttemptEnd {}

    /** Somebody else has said already how it ended. */
    record Superseded() implements AttemptEnd {}

    /** Nobody can say how it went: the journal cannot be written, or we failed in saying so. */
    record Unrecorded(Throwable cause) implements AttemptEnd {}
}
