package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.language.StopSignal;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Gives what a runbook throws its place in the runbook, and words for a person. */
final class Failures {
    private final Frames frames;

    Failures(Frames frames) {
        this.frames = frames;
    }

    /** For what was thrown while declaring. */
    PmovesException whileEvaluating(Throwable thrown) {
        return located(unwrapped(thrown), ExitCode.USAGE);
    }

    /** For what was thrown inside action, check, verify, undo. An interruption stays one. */
    Exception whileActing(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof InterruptedException interrupted) {
            return interrupted;
        }
        if (cause instanceof StopSignal) {
            return new InterruptedException("the step was asked to end");
        }
        if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        return located(cause, ExitCode.FAILED);
    }

    private PmovesException located(Throwable cause, ExitCode otherwise) {
        @Nullable Location where = frames.origin(cause).orElse(null);
        PmovesException result;
        if (cause instanceof PmovesException known) {
            List<Problem> placed = known.problems().stream()
                    .map(problem -> problem.where() == null ? problem.at(where) : problem)
                    .toList();
            result = new PmovesException(known.exitCode(), placed);
        } else {
            result = new PmovesException(
                    otherwise,
                    Problem.error("dsl.failed", words(cause)).at(where).fix(advice(cause)));
        }
        result.initCause(cause);
        result.setStackTrace(frames.onlyRunbooks(cause));
        return result;
    }

    private static @Nullable String advice(Throwable cause) {
        return cause instanceof NullPointerException
                ? "where it may be null write ?. for the dot, and ?: before what stands in for it"
                : null;
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        String reason = message == null || message.isBlank()
                ? ""
                : ": " + message.lines().findFirst().orElse("");
        if (cause instanceof NullPointerException) {
            return "something is null here" + reason;
        }
        if (cause instanceof StackOverflowError) {
            return "this calls itself without an end";
        }
        return cause.getClass().getSimpleName() + reason;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof InvokerInvocationException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
