package ai.pmoves.compose.internal.load;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where relative paths start, and what variables are worth: one for the project, one more for every include.
 *
 * @param directory absolute
 */
record Scope(Path directory, Map<String, String> environment) {
    Scope {
        environment = Map.copyOf(environment);
    }
}
