package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.Phases;
import org.jspecify.annotations.Nullable;

/** Compiles what is typed at a prompt, with the checks that a runbook goes through. */
public final class LineCompiler {
    private final SessionScope scope;

    public LineCompiler(SessionScope scope) {
        this.scope = scope;
    }

    /** @param acting the first word that changes something outside of the program, or null */
    public record Line(CompiledRunbook classes, @Nullable String acting) {}

    /** @throws PmovesException (usage) with every mistake */
    public Line compile(RunbookSource source) {
        Attempt attempt = new Attempt(source, scope).to(Phases.CLASS_GENERATION);
        if (attempt.problems().isEmpty()) {
            return new Line(attempt.result(), scope.acting());
        }
        List<Problem> problems = new ArrayList<>(attempt.problems());
        if (attempt.endedBeforeTypes()) {
            problems.addAll(attempt.again().problems());
        }
        throw new PmovesException(ExitCode.USAGE, RunbookCompiler.inOrder(problems));
    }
}
