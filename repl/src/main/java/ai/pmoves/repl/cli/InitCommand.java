package ai.pmoves.repl.cli;

import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "init",
        description = "Write a first runbook with its specification. Never overwrites a file.",
        footer = {
            "",
            "  pmoves init                          runbooks/hello.groovy, here",
            "  pmoves init shop                     in a folder, made where it is missing",
            "  pmoves init --from compose.yaml      runbooks/up.groovy, for that stack",
            ""
        })
final class InitCommand extends Command {
    @Parameters(paramLabel = "DIR", arity = "0..1", description = "the folder (default: this one)")
    String folder = ".";

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "write a runbook that brings up the stack of this compose file")
    @Nullable
    Path compose;

    InitCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        Path directory = invocation.directory().resolve(folder).toAbsolutePath().normalize();
        InitFiles files = new InitFiles(directory);
        String name = compose == null ? "hello" : "up";
        Map<Path, String> wanted = compose == null ? files.hello() : files.up(stack(), services());
        for (Map.Entry<Path, String> entry : wanted.entrySet()) {
            boolean written = files.write(entry.getKey(), entry.getValue());
            out().line((written
                            ? out().ink().good("ok") + "  wrote "
                            : out().ink().faint("=") + "   kept ")
                    + shown(entry.getKey())
                    + (written ? "" : ": it was there already"));
        }
        trust(wanted);
        tellNext(directory, name);
        return ExitCode.OK;
    }

    /** What was written here just now, by us and from ourselves, needs nobody's approval; what was there already does. */
    private void trust(Map<Path, String> wanted) {
        wanted.forEach((file, text) -> {
            if (file.toString().endsWith(".groovy") && InitFiles.holds(file, text)) {
                invocation
                        .house()
                        .trust()
                        .store()
                        .approve(invocation.house().runbooks().reach(file));
            }
        });
    }

    private void tellNext(Path directory, String name) {
        out().line("");
        out().line("next:");
        if (!directory.equals(invocation.directory())) {
            out().line("  cd "
                    + Text.shellWord(
                            invocation.directory().relativize(directory).toString()));
        }
        out().line("  " + next("plan", name) + (compose == null ? "" : " --rehearse"));
        out().line("  " + next("run", name) + (compose == null ? "" : " --rehearse"));
        out().line("  " + next("test"));
    }

    private Path stack() {
        Path file = invocation
                .directory()
                .resolve(String.valueOf(compose))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(file)) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.from", "there is no compose file " + shown(file))
                            .fix("--from takes the file's path, such as compose.yaml"));
        }
        return file;
    }

    /** @throws PmovesException (usage) where the stack cannot be read: a runbook for it could not be either */
    private List<String> services() {
        Path file = stack();
        Resolution resolution = ComposeFiles.resolve(new ComposeRequest(
                file.getParent() == null ? file : file.getParent(),
                List.of(Path.of(String.valueOf(file.getFileName()))),
                null,
                null,
                List.of(),
                List.of(),
                invocation.environment(),
                List.of()));
        if (!resolution.errors().isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, resolution.errors());
        }
        return List.copyOf(resolution.orThrow().services().keySet());
    }

    private String shown(Path file) {
        return Text.oneLine(problems(out()).shown(file).toString());
    }
}
