package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import java.util.List;
import java.util.Objects;

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
        if (thrown instanceof OutOfMemoryError && message != null && message.contains("heap")) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return Problem.error("step.memory", "it takes more memory than pmoves may have, " + megabytes + " MB")
                    .at(step.location())
                    .fix("PMOVES_HEAP=" + 2 * megabytes + "m before the same command gives it more");
        }
        String type = thrown.getClass().getSimpleName();
        return Problem.error("step.failed", message == null || message.isBlank() ? type : type + ": " + message)
                .at(step.location());
    }

    /** A line for each, and below it, indented, what mends it: once for those in a row that are mended alike. */
    private static Problem all(Problem first, List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            lines.append(i == 0 ? "" : "\n").append(problem.fix(null));
            boolean toldBelow = i + 1 < problems.size()
                    && Objects.equals(problem.fix(), problems.get(i + 1).fix());
            if (problem.fix() != null && !toldBelow) {
                lines.append("\n  fix: ").append(problem.fix());
            }
        }
        return first.saying(lines.toString());
    }
}
