package ai.pmoves.dsl;

import ai.pmoves.kernel.PmovesException;
import java.nio.file.Path;

/**
 * Whether a file may be evaluated: that runs what it holds. Asked of every file of a runbook when its text has been compiled, which
 * runs nothing, and before anything of it is evaluated; what is asked about is the very text that would be.
 */
@FunctionalInterface
public interface Admission {
    /** For runbooks whose author is who runs them: specifications. */
    Admission ANY = (file, text) -> {};

    /** @throws PmovesException (secret) where it may not */
    void demand(Path file, String text);
}
