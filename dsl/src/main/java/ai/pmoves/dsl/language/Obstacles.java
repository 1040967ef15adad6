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

    /** Logs what only warns. @throws PmovesException (precondition) with all errors at once */
    void demandNone(StepContext context) {
        List<Problem> errors = errors();
        if (!errors.isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, errors);
        }
        found.forEach(problem -> context.log(problem.severity() + " " + problem));
    }

    private List<Problem> errors() {
        return found.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
