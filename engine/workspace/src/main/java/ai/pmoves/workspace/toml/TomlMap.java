package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table, in the order of the file.
 *
 * @param entries what each key holds
 * @param places where each key is written
 */
public record TomlMap(Map<String, TomlNode> entries, Map<String, Location> places, Location where) implements TomlNode {
    public TomlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        places = Map.copyOf(places);
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public @Nullable TomlNode get(String key) {
        return entries.get(key);
    }

    /** The table under this key; null if there is none or it is something else. */
    public @Nullable TomlMap map(String key) {
        return entries.get(key) instanceof TomlMap map ? map : null;
    }

    /** The array under this key; null if there is none or it is something else. */
    public @Nullable TomlList list(String key) {
        return entries.get(key) instanceof TomlList list ? list : null;
    }

    /** The string under this key; null if there is none or it is something else. */
    public @Nullable String text(String key) {
        TomlNode value = entries.get(key);
        return value == null ? null : value.asText();
    }

    /** Where the key is written; the table's own place for one that is not there. */
    public Location whereKey(String key) {
        return places.getOrDefault(key, where);
    }
}
