package ai.pmoves.repl.cli;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.VariableReading;
import ai.pmoves.audit.VariableReadings;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "explain",
        description = {
            "Tell a variable's value and origin under each loader that reads a stack's files in its own way: compose's",
            "interpolation, env_file, the container, a shell that sources the file, make. Values of secrets stay unseen."
        },
        footer = {"", "  pmoves env explain DATABASE_URL runbooks/starter", ""})
final class EnvExplainCommand extends Command {
    @Parameters(index = "0", paramLabel = "KEY", description = "the variable's name")
    String key = "";

    @Parameters(
            index = "1",
            paramLabel = "DIRECTORY",
            arity = "0..1",
            description = "where the compose files are (default: here)")
    Path directory = Path.of("");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a compose file, in order")
    List<Path> files = List.of();

    @Option(names = "--env-file", paramLabel = "FILE", description = "instead of .env")
    List<Path> envFiles = List.of();

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    EnvExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        Resolution resolution = ComposeFiles.resolve(new ComposeRequest(
                invocation.directory().resolve(directory).normalize(),
                files,
                null,
                null,
                List.of("*"),
                envFiles,
                invocation.environment(),
                List.of()));
        if (resolution.project() == null) {
            throw new PmovesException(ExitCode.PRECONDITION, resolution.problems());
        }
        List<VariableReading> readings = VariableReadings.of(Target.around(resolution), invocation.environment(), key);
        Map<String, String> shown = shown(readings);
        if (json) {
            document(Map.of("v", 1, "key", key, "readings", documents(readings, shown)));
        } else {
            table(readings, shown);
        }
        return ExitCode.OK;
    }

    /** By value, what is shown for it: itself, or a letter that says only which values are the same. */
    private Map<String, String> shown(List<VariableReading> readings) {
        boolean secret = readings.stream()
                .anyMatch(reading -> reading.value() != null
                        && (SecretNames.matches(key)
                                || !SecretNames.guess(key, reading.value()).isEmpty()));
        Map<String, String> shown = new LinkedHashMap<>();
        for (VariableReading reading : readings) {
            String value = reading.value();
            if (value != null) {
                char letter = (char) ('A' + Math.min(shown.size(), 25));
                shown.putIfAbsent(value, value.isEmpty() ? "(blank)" : secret ? "*** (value " + letter + ")" : value);
            }
        }
        return shown;
    }

    private void table(List<VariableReading> readings, Map<String, String> shown) {
        Table table = new Table(out().screen(), "LOADER", "VALUE", "FROM", "NOTE");
        for (VariableReading reading : readings) {
            table.row(
                    Text.oneLine(reading.loader()),
                    Text.oneLine(value(reading, shown)),
                    Text.oneLine(reading.from()),
                    Text.oneLine(reading.note()));
        }
        out().lines(table.lines());
        long different = readings.stream()
                .filter(reading -> !reading.loader().startsWith("compose")
                        || !reading.note().startsWith("no compose"))
                .map(reading -> value(reading, shown))
                .distinct()
                .count();
        if (different > 1) {
            out().line("They differ: what counts for a service is what its container is given.");
        }
    }

    private static String value(VariableReading reading, Map<String, String> shown) {
        return reading.value() == null ? "(not set)" : String.valueOf(shown.get(reading.value()));
    }

    private static List<Map<String, Object>> documents(List<VariableReading> readings, Map<String, String> shown) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (VariableReading reading : readings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("loader", reading.loader());
            @Nullable String value = reading.value() == null ? null : shown.get(reading.value());
            one.put("value", value == null ? "" : value);
            one.put("set", reading.value() != null);
            one.put("from", reading.from());
            one.put("note", reading.note());
            documents.add(one);
        }
        return documents;
    }
}
