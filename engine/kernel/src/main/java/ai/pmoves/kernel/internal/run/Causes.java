package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what an action threw into one cause for people. Pure. */
final class Causes {
    private Causes() {}

    static Problem of(Throwable thrown, Step step) {
        if (thrown instanceof PmovesException known) {
            List<Problem> problems = known.problems();
            Problem first = problems.isEmpty() ? Problem.error("step.failed", "failed") : problems.get(0);
            Problem cause = problems.size() < 2 ? first : all(first, problems);
            return cause.where() == null ? cause.at(step.location()) : cause;
        }
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        return Problem.error("step.failed", message == null || message.isBlank() ? type : type + ": " + message)
                .at(step.location());
    }

    private static Problem all(Problem first, List<Problem> problems) {
        String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return first.saying(lines);
    }
}
