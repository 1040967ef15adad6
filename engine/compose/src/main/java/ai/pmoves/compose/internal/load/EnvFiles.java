package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.dotenv.Dotenv;
import ai.pmoves.workspace.dotenv.EnvFile;
import ai.pmoves.workspace.template.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the env files that feed the interpolation. */
final class EnvFiles {
    private static final int MOST_BYTES = 4 << 20;

    /** @param mentioned where it is named, or null for the command line */
    record Named(Path path, @Nullable Location mentioned) {}

    private final Problems problems;
    private final SourceFiles files;

    EnvFiles(Problems problems, SourceFiles files) {
        this.problems = problems;
        this.files = files;
    }

    /** What the files set, a later one over an earlier one; the outer environment is there for their templates only. */
    Map<String, String> read(List<Named> named, Map<String, String> outer) {
        Map<String, String> values = new HashMap<>();
        for (Named file : named) {
            if (file.path().toString().equals("/dev/null")) {
                continue;
            }
            if (!Files.exists(file.path())) {
                problems.error(
                        "env-file-missing",
                        "couldn't find env file: " + file.path(),
                        file.mentioned() == null ? new Location(files.display(file.path()), 0, 0) : file.mentioned(),
                        "create it, or take it out of the list");
                continue;
            }
            try {
                String text = new String(ForeignFile.bytes(file.path(), MOST_BYTES), StandardCharsets.UTF_8);
                Variables variables = Variables.of(outer).or(values::get);
                EnvFile parsed = Dotenv.parse(text, files.display(file.path()), variables);
                problems.addAll(parsed.problems());
                values.putAll(parsed.values());
            } catch (IOException e) {
                problems.error(
                        "env-file-unreadable",
                        "cannot read env file " + file.path() + ": " + ForeignFile.why(e),
                        file.mentioned() == null ? new Location(files.display(file.path()), 0, 0) : file.mentioned(),
                        null);
            }
        }
        return values;
    }
}
