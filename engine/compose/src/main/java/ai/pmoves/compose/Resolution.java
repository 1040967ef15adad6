package ai.pmoves.compose;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading compose files: every problem in one pass, and the project as far as it could be resolved.
 *
 * @param project null only where the files cannot be read at all; with errors in {@code problems} it is for looking at and
 *     planning (missing env files read as empty, unset required variables as blank), never for applying
 * @param problems errors, warnings and notes, located, in file order
 */
public record Resolution(@Nullable Project project, List<Problem> problems) {

    public Resolution {
        problems = List.copyOf(problems);
    }

    public List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    /** @throws PmovesException (precondition) with all errors, if there is one */
    public Project orThrow() {
        if (project == null || !errors().isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, errors());
        }
        return project;
    }
}
