package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;

/** An event could not be written. Whoever sees this must not act, and must not claim that anything is done. */
public final class JournalFailure extends PmovesException {
    private static final long serialVersionUID = 1L;

    JournalFailure(PmovesException cause) {
        super(cause.exitCode(), cause.problems());
        initCause(cause);
    }

    /** The same for people: where the journal cannot be written, the one thing left to say is how to go on. */
    public PmovesException then(String command) {
        return new PmovesException(
                ExitCode.FAILED,
                problems().stream()
                        .map(problem -> problem.fix(problem.fix() + ", then: " + command))
                        .toList());
    }
}
