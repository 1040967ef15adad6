package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StateDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real rooms. */
final class LiveHouse implements House {
    private final Map<String, String> environment;

    LiveHouse(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public StateDirectory state() {
        return StateDirectory.from(environment);
    }

    @Override
    public Runs openRuns() {
        return state().openRuns(Clock.systemUTC());
    }

    @Override
    public Runbooks runbooks() {
        throw missing("the runbook language");
    }

    @Override
    public Docker engine(@Nullable String host) {
        throw missing("the Docker driver");
    }

    @Override
    public Docker rehearsal(List<String> faults) {
        throw missing("the simulated engine");
    }

    private static PmovesException missing(String what) {
        return new PmovesException(
                ExitCode.PRECONDITION, Problem.error("house.missing", what + " is not in this build"));
    }
}
