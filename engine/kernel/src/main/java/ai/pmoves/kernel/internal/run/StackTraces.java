package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Where an unforeseen failure came from belongs in the log, and nowhere else. */
final class StackTraces {
    private StackTraces() {}

    static void write(Throwable thrown, @Nullable Stop stop, StepLog log, Redactor redactor) {
        if (stop != null || thrown instanceof PmovesException) {
            return;
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        redactor.text(text.toString()).lines().forEach(log::trace);
    }
}
