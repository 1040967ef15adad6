package ai.pmoves.kernel;

import java.util.List;

/** The one exception of pmoves: what is wrong, all of it in one pass, and the exit code it calls for. */
public class PmovesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final ExitCode exitCode;

    public PmovesException(ExitCode exitCode, List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
        this.exitCode = exitCode;
    }

    public PmovesException(ExitCode exitCode, Problem problem) {
        this(exitCode, List.of(problem));
    }

    public PmovesException(ExitCode exitCode, Problem problem, Throwable cause) {
        this(exitCode, List.of(problem));
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
