package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Selection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about what a runbook becomes: its parameters, its platform, its engine, the steps that are meant. */
final class PlanOptions {
    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "a parameter of the runbook")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "plan for this platform instead of the detected one")
    @Nullable
    String platform;

    @Option(names = "--rehearse", description = "use a simulated engine; nothing outside pmoves is touched")
    boolean rehearse;

    @Option(
            names = "--fault",
            paramLabel = "SERVICE:WHAT",
            description =
                    "rehearse a failure: unhealthy, exit=3, slow=20s, no-port, pull-missing or pull-unreachable; several with commas")
    List<String> faults = List.of();

    @Option(
            names = {"-H", "--host"},
            paramLabel = "ENDPOINT",
            description = "the engine, such as unix:///run/docker.sock")
    @Nullable
    String host;

    @Option(names = "--from", paramLabel = "STEP", description = "start here; what comes before must be done")
    Set<String> from = new LinkedHashSet<>();

    @Option(names = "--until", paramLabel = "STEP", description = "end with this step and what it needs")
    Set<String> until = new LinkedHashSet<>();

    @Option(names = "--only", paramLabel = "STEP", description = "exactly this step or group")
    Set<String> only = new LinkedHashSet<>();

    @Option(names = "--skip", paramLabel = "STEP", description = "leave it out, and what needs it")
    Set<String> skip = new LinkedHashSet<>();

    @Option(names = "--force", paramLabel = "STEP", description = "run it even if an earlier result stands")
    Set<String> force = new LinkedHashSet<>();

    Selection selection() {
        return new Selection(from, until, only, skip, force);
    }

    /** To decide by, before anything is answered: against runs of the same kind, rehearsals or real ones. */
    RunRequest forecast(@Nullable String resuming) {
        return new RunRequest(resuming, selection(), Map.of(), (step, question) -> false, 1, rehearse);
    }

    /** The engine that steps will use. */
    Docker docker(House house) {
        if (!faults.isEmpty() && !rehearse) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.fault", "--fault is for rehearsals").fix("add --rehearse"));
        }
        return rehearse ? house.rehearsal(faults) : house.engine(host);
    }

    Plan plan(Invocation invocation, Path file, Docker docker) {
        return plan(invocation, file, docker, null);
    }

    /** @param pinned the runbook's text to use instead of the file's, or null */
    Plan plan(Invocation invocation, Path file, Docker docker, @Nullable String pinned) {
        return invocation
                .house()
                .runbooks()
                .plan(new Runbooks.Request(
                        file, parameters, invocation.environment(), platform, docker, invocation.directory(), pinned));
    }
}
