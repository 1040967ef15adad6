package ai.pmoves.dsl.language;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.StepContext;
import java.util.ArrayList;
import java.util.List;

/** What follows {@code preflight(stack)}. */
@Block("preflight")
public final class PreflightWords {
    private final Stack stack;
    private final Docker docker;
    private final StepContext context;

    PreflightWords(Stack stack, Docker docker, StepContext context) {
        this.stack = stack;
        this.docker = docker;
        this.context = context;
    }

    @Word("Whether nothing stands in the way.")
    public boolean isReady() {
        return errors(problems()).isEmpty();
    }

    @Word("Fails with everything that stands in the way, all of it at once, each with its place and its fix.")
    public void demandReady() {
        List<Problem> all = problems();
        List<Problem> errors = errors(all);
        if (!errors.isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, errors);
        }
        all.forEach(problem -> context.log(problem.severity() + " " + problem));
    }

    private List<Problem> problems() {
        List<Problem> all = new ArrayList<>(stack.problems());
        if (docker.isRunning()) {
            all.addAll(docker.blockers(stack.project()));
        } else {
            all.add(Problem.error("docker.not-running", "no Docker engine answers")
                    .fix("pmoves doctor says what was tried"));
        }
        return all;
    }

    private static List<Problem> errors(List<Problem> all) {
        return all.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
