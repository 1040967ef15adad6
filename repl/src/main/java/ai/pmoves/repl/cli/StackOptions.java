package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.trust.CommitPin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about what a runbook becomes: its parameters, its platform, its engine. */
class StackOptions {
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

    @Option(
            names = "--trust-commit",
            paramLabel = "SHA",
            description =
                    "trust runbooks that are as they are in this commit, and it is checked out (also PMOVES_TRUST=commit:SHA)")
    @Nullable
    String commit;

    /** What the run was begun with stands, unless this command line says otherwise. */
    void takeOver(Run run, TakenOver taken) {
        parameters = taken.parameters();
        rehearse |= run.rehearsal();
        if (platform == null && !run.platform().isEmpty()) {
            platform = run.platform();
        }
    }

    /** These options in words, for another command that takes them; but for those of a rehearsal. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        parameters.forEach((name, value) -> words.addAll(List.of("-p", name + "=" + value)));
        add(words, "--platform", platform);
        add(words, "--host", host);
        add(words, "--trust-commit", commit);
        return words;
    }

    private static void add(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.addAll(List.of(option, value));
        }
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

    Plan plan(Command command, Path file, Docker docker) {
        return plan(command, file, docker, null);
    }

    /**
     * Asks first, where somebody is there, whether the runbook is to be trusted.
     *
     * @param pinned the runbook's text to use instead of the file's, or null
     * @throws PmovesException (secret) where it is not
     */
    Plan plan(Command command, Path file, Docker docker, @Nullable String pinned) {
        Invocation invocation = command.invocation;
        Runbooks.Request request = new Runbooks.Request(
                file, parameters, invocation.environment(), platform, docker, invocation.directory(), pinned);
        House house = invocation.house();
        if (commit != null) {
            return house.runbooks(house.trust().and(CommitPin.of(commit))).plan(request);
        }
        return new TrustQuestion(command)
                .beforehand(file, pinned != null, () -> house.runbooks().plan(request));
    }
}
