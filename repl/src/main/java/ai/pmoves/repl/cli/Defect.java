package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.repl.screen.Out;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/** What should not happen: a short message, and the whole stack in a file to attach to a report. */
final class Defect {
    private Defect() {}

    static ExitCode told(Throwable failure, Invocation invocation, boolean trace) {
        Redaction safe = new Redaction(SecretNames.guess(invocation.environment()));
        return told(failure, invocation, trace, safe::text, "the same command with --trace");
    }

    /**
     * @param safe takes what is secret out of a text
     * @param again what shows the whole of it
     */
    static ExitCode told(
            Throwable failure, Invocation invocation, boolean trace, UnaryOperator<String> safe, String again) {
        Out err = invocation.err();
        String stack = safe.apply(stack(failure));
        err.line(err.ink().bad("x") + "  pmoves itself failed: "
                + failure.getClass().getSimpleName() + ": " + safe.apply(String.valueOf(failure.getMessage())));
        if (failure instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            err.line("   fix: PMOVES_HEAP=" + 2 * megabytes + "m before the same command; it had " + megabytes + " MB");
        }
        err.line("   this is a defect in pmoves, not in what you asked for" + kept(stack, invocation));
        if (trace) {
            err.print(stack);
        } else {
            err.line("   see it: " + again);
        }
        return ExitCode.BUG;
    }

    static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String kept(String stack, Invocation invocation) {
        try {
            return "; its report: "
                    + invocation.house().state().keep("defect.txt", List.of(Main.version(), stack.stripTrailing()));
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
