package ai.pmoves.compose.internal.env;

import ai.pmoves.workspace.dotenv.EnvFile;
import ai.pmoves.workspace.template.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stacks name the same env files in every service: a file is read again only if a variable that it asks for has changed. */
final class EnvFileCache {
    /** @param asked every variable that the file asked for, with the answer */
    private record Reading(Map<String, @Nullable String> asked, EnvFile file) {}

    private final Map<String, List<Reading>> readings = new HashMap<>();

    EnvFile read(Path path, String format, Variables variables, Function<Variables, EnvFile> parser) {
        List<Reading> known = readings.computeIfAbsent(format + ":" + path, p -> new ArrayList<>());
        for (Reading reading : known) {
            boolean same = reading.asked().entrySet().stream()
                    .allMatch(e -> Objects.equals(e.getValue(), variables.get(e.getKey())));
            if (same) {
                return reading.file();
            }
        }
        Map<String, @Nullable String> asked = new LinkedHashMap<>();
        EnvFile file = parser.apply(name -> {
            String value = variables.get(name);
            asked.put(name, value);
            return value;
        });
        known.add(new Reading(asked, file));
        return file;
    }
}
