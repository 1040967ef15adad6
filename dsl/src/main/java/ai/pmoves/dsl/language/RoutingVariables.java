package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.workspace.dotenv.Dotenv;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables that a policy sees: what is around pmoves, and env files over it. */
final class RoutingVariables {
    private static final int MOST_BYTES = 4 << 20;

    private RoutingVariables() {}

    static Map<String, String> of(Surroundings surroundings, @Nullable Object files) {
        Map<String, String> values = new LinkedHashMap<>(surroundings.environment());
        if (files instanceof List<?> list) {
            for (Object file : list) {
                Path path = surroundings.workingDirectory().resolve(String.valueOf(file));
                values.putAll(Dotenv.parse(text(path, surroundings.parameters()), path, values::get)
                        .values());
            }
        }
        return values;
    }

    /** The text of a file that another one names; empty where it cannot be read. */
    static Optional<String> ifThere(Path file, String named) {
        try {
            return Optional.of(ForeignFile.text(file.resolveSibling(named), MOST_BYTES));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String text(Path path, Parameters parameters) {
        try {
            return ForeignFile.text(path, MOST_BYTES);
        } catch (IOException e) {
            throw Mistakes.of(
                    "routing.no-env-file",
                    "the env file " + path + " cannot be read",
                    parameters.has("envFiles")
                            ? "-p envFiles=env.shared,.env"
                            : "name others in the runbook: routing(envFiles: ['env.shared', '.env']) { }");
        }
    }
}
