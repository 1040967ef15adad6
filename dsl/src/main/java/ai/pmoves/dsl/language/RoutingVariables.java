package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.routing.rollout.Demanded;
import ai.pmoves.workspace.dotenv.Dotenv;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables that a policy sees: what is around pmoves, and env files over it. */
final class RoutingVariables {
    private static final int MOST_BYTES = 4 << 20;
    private static final String COMPOSE_READS = ".env";

    private final Map<String, String> around;
    private final Map<String, String> values;
    private final List<Path> files;

    private RoutingVariables(Map<String, String> around, Map<String, String> values, List<Path> files) {
        this.around = around;
        this.values = Map.copyOf(values);
        this.files = List.copyOf(files);
    }

    /** May hold keys. */
    Map<String, String> values() {
        return values;
    }

    /** How docker compose is to be started so that it finds what a compose file demands; empty where it does by itself. */
    Optional<String> start(String text, Path composeFile) {
        Optional<String> own = ifThere(composeFile, COMPOSE_READS);
        Path beside = composeFile.resolveSibling(COMPOSE_READS).normalize();
        Map<String, @Nullable String> read = own.map(
                        found -> Dotenv.parse(found, beside, around::get).values())
                .orElse(Map.of());
        List<String> named = Stream.concat(own.stream().map(found -> beside), files.stream())
                .map(file -> file.normalize().toString())
                .distinct()
                .toList();
        return Demanded.note(
                text, name -> isSet(around.get(name)) || isSet(read.get(name)), name -> isSet(values.get(name)), named);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    static RoutingVariables of(Surroundings surroundings, @Nullable Object files) {
        Map<String, String> values = new LinkedHashMap<>(surroundings.environment());
        List<Path> read = new ArrayList<>();
        if (files instanceof List<?> list) {
            for (Object file : list) {
                Path path = surroundings.workingDirectory().resolve(String.valueOf(file));
                read.add(path);
                values.putAll(Dotenv.parse(text(path, surroundings.parameters()), path, values::get)
                        .values());
            }
        }
        return new RoutingVariables(surroundings.environment(), values, read);
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
