package ai.pmoves.repl.cli;

import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "config",
        description = "Print the resolved model as docker compose config would, with every problem at once.",
        footer = {"", "  pmoves compose config -f compose.yaml -f gpu.yaml --format json", ""})
final class ComposeConfigCommand extends Command {
    @Parameters(paramLabel = "DIRECTORY", arity = "0..1", description = "where the files are (default: here)")
    Path directory = Path.of("");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a compose file, in order")
    List<Path> files = List.of();

    @Option(names = "--project-directory", paramLabel = "DIR", description = "what relative paths are relative to")
    @Nullable
    Path projectDirectory;

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "the project's name")
    @Nullable
    String projectName;

    @Option(names = "--profile", paramLabel = "NAME", description = "enable a profile")
    List<String> profiles = List.of();

    @Option(names = "--env-file", paramLabel = "FILE", description = "instead of .env")
    List<Path> envFiles = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "yaml or json (default: yaml)")
    String format = "yaml";

    @Option(names = "--json", description = "the same as --format json")
    boolean json;

    @Option(names = "--hash", paramLabel = "SERVICE", description = "print the hash of a service instead, '*' for all")
    @Nullable
    String hash;

    ComposeConfigCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json || format.equals("json");
    }

    @Override
    ExitCode run() {
        if (!List.of("yaml", "json").contains(format)) {
            throw usage("--format is yaml or json, not '" + format + "'");
        }
        Resolution resolution = ComposeFiles.resolve(new ComposeRequest(
                invocation.directory().resolve(directory).normalize(),
                files,
                projectDirectory,
                projectName,
                profiles,
                envFiles,
                invocation.environment(),
                List.of()));
        if (!resolution.errors().isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, resolution.problems());
        }
        if (!resolution.problems().isEmpty()) {
            err().lines(problems(err()).lines(resolution.problems()));
        }
        Project project = resolution.orThrow();
        String wanted = hash;
        if (wanted != null) {
            hashes(project, wanted);
        } else {
            // as Compose prints it: a '$' doubled, so that what is printed can be read again
            out().line((speaksJson() ? json(project) : ModelYaml.of(project))
                    .replace("$", "$$")
                    .stripTrailing());
        }
        return ExitCode.OK;
    }

    private void hashes(Project project, String wanted) {
        if (!wanted.equals("*") && !project.services().containsKey(wanted)) {
            throw usage("no service '" + wanted + "'"
                    + Spelling.hint(wanted, project.services().keySet()));
        }
        for (Service service : project.services().values()) {
            if (wanted.equals("*") || wanted.equals(service.name())) {
                out().line(service.name() + " " + service.configHash());
            }
        }
    }

    private static String json(Project project) {
        return project.canonical().toPrettyString();
    }

    private static PmovesException usage(String message) {
        return new PmovesException(ExitCode.USAGE, Problem.error("usage.compose", message));
    }
}
