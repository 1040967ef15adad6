package ai.pmoves.workspace.dotenv;

import ai.pmoves.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An env file after reading.
 *
 * @param entries in the order of the file; a name may come twice, the later one counts
 * @param problems what could not be read; a syntax error ends the reading, as it does in Compose
 */
public record EnvFile(List<EnvEntry> entries, List<Problem> problems) {

    public EnvFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** The values, later entries over earlier ones; bare names without a value are left out. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (EnvEntry entry : entries) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
