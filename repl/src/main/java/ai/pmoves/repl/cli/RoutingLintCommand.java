package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.routing.rollout.ServiceNames;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.Remarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "lint",
        description = {
            "Find everything that the gateway refuses in its configuration, in its own words, and what it takes without doing what",
            "it seems to. Where env files are named, also the keys that it would miss."
        },
        footer = {"", "  pmoves routing lint tensorzero.toml --env-file env.shared --compose docker-compose.yml", ""})
final class RoutingLintCommand extends Command {
    @Parameters(index = "0", arity = "1..*", paramLabel = "FILE", description = "tensorzero.toml")
    List<Path> files = List.of();

    @Option(names = "--env-file", paramLabel = "FILE", description = "what the gateway's container is given")
    List<Path> envFiles = List.of();

    @Option(
            names = "--compose",
            paramLabel = "FILE",
            description = "a compose file of the gateway's stack: hosts that no service has are told")
    List<Path> stacks = List.of();

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    RoutingLintCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        RoutingFiles reader = new RoutingFiles(invocation);
        Map<String, String> environment = envFiles.isEmpty() ? Map.of() : reader.environment(envFiles);
        List<Problem> problems = new ArrayList<>();
        Set<String> services = new TreeSet<>();
        stacks.forEach(stack -> services.addAll(ServiceNames.of(stack, reader.text(stack))));
        for (Path file : files) {
            GatewayFile read =
                    GatewayFile.read(file, reader.text(file), envFiles.isEmpty() ? null : environment::containsKey);
            problems.addAll(read.problems());
            if (read.config() != null) {
                problems.addAll(Remarks.unused(read.config()));
                problems.addAll(Remarks.unlimited(read.config()));
                problems.addAll(stacks.isEmpty() ? List.of() : Remarks.nowhere(read.config(), services));
            }
        }
        boolean refused = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (json) {
            document(Map.of(
                    "v", 1, "accepted", !refused, "problems", problems(out()).json(problems)));
        } else if (problems.isEmpty()) {
            out().line(out().ink().good("ok") + "  " + Text.count(files.size(), "file") + ", the gateway would start");
        } else {
            out().lines(problems(out()).lines(problems));
            FullList.mention(problems, invocation);
        }
        return refused ? ExitCode.USAGE : ExitCode.OK;
    }
}
