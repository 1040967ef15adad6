package ai.pmoves.kernel;

import ai.pmoves.kernel.internal.redact.Redactor;
import java.util.Collection;

/** Hides secrets in what is told outside of runs, in all the forms in which they commonly turn up. Immutable. */
public final class Redaction {
    private final Redactor redactor = new Redactor();

    public Redaction(Collection<Secret> secrets) {
        redactor.registerAll(secrets);
    }

    public String text(String text) {
        return redactor.text(text);
    }

    /** The same complaint and place in the code; without its cause, whose text nobody has looked through. */
    public PmovesException exception(PmovesException e) {
        PmovesException safe = redactor.exception(e);
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }
}
