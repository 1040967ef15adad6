package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.StepContext;
import java.util.List;

/** What was found to stand in a step's way. */
record Obstacles(List<Problem> found) {

    boolean none() {
        return errors().isEmpty();
    }

    /** Lets the operator know what only warns, and whose codes begin so. */
    Obstacles warn(StepContext context, String codes) {
        found.stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .filter(problem -> problem.code().startsWith(codes))
                .forEach(problem -> context.warn(problem.message()));
        return this;
    }

    /** Notes how much only warns, where nothing else is to be noted: to be ready with warnings is not the same as ready. */
    Obstacles count(StepContext context) {
        long warnings = found.stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .count();
        if (none() && warnings > 0) {
            context.progress("with " + warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return this;
    }

    /** Lets a plan list everything that would stop the run. */
    Obstacles tell(StepContext context) {
        errors().forEach(context::blocker);
        return this;
    }

    /** Notes the first and how many more there are: a plan shows what a check notes last. */
    Obstacles note(StepContext context) {
        List<Problem> errors = errors();
        if (!errors.isEmpty()) {
            context.progress(
                    errors.get(0).message() + (errors.size() > 1 ? ", and " + (errors.size() - 1) + " more" : ""));
        }
        return this;
    }

    /** Logs all of them, but for one that is told whole where the run ends. @throws PmovesException (precondition) with all errors at once */
    void demandNone(StepContext context) {
        List<Problem> errors = errors();
        if (errors.size() != 1) {
            found.forEach(problem -> context.log(problem.severity() + " " + problem));
        }
        if (!errors.isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, errors);
        }
    }

    private List<Problem> errors() {
        return found.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
