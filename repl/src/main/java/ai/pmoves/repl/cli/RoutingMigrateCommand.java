package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.routing.tensorzero.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "migrate",
        description = {
            "Write an old configuration, or one that a guide proposed, as the gateway reads it today, and say what changes for",
            "requests. The new file goes to standard output, or to the file that is named; the old one stays as it is."
        },
        footer = {"", "  pmoves routing migrate tensorzero.toml -o modern.toml --env-file env.shared", ""})
final class RoutingMigrateCommand extends Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "tensorzero.toml")
    Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there; a file that is there is not replaced")
    @Nullable
    Path output;

    @Option(
            names = "--as-order",
            description = "take weights for the order that was meant, the heaviest first; else they keep their odds")
    boolean ordered;

    @Option(names = "--env-file", paramLabel = "FILE", description = "values for ${NAME} in addresses")
    List<Path> envFiles = List.of();

    RoutingMigrateCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        RoutingFiles reader = new RoutingFiles(invocation);
        Map<String, String> environment = reader.environment(envFiles);
        Migration migration = Migration.of(file, reader.text(file), ordered, environment::get);
        migration.changes().forEach(change -> err().line(change.where() + ": " + Text.oneLine(change.what())));
        err().lines(problems(err()).lines(migration.after().problems()));
        if (migration.changes().isEmpty()) {
            err().line("nothing to migrate");
        }
        if (!migration.after().accepted()) {
            err().line("the gateway would refuse the result: what is told above has to be mended in " + file
                    + " first");
        }
        if (output == null) {
            out().lines(migration.text().lines().toList());
        } else if (migration.after().accepted()) {
            write(invocation.directory().resolve(output), migration.text());
            err().line("written: " + output);
        }
        return migration.after().accepted() ? ExitCode.OK : ExitCode.USAGE;
    }

    private void write(Path target, String text) {
        try {
            Files.writeString(target, text, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("routing.output-exists", "there is a file " + output + " already")
                            .fix("name another one, or remove it"));
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("routing.output", output + " cannot be written")
                            .fix("name a file in a folder that is there and yours"));
        }
    }
}
