package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A mapping in the order of the file. Changing it makes a new one. */
public final class YamlMap implements YamlNode {

    /**
     * @param keyWhere where the key is written
     * @param textKey false where the key is a number, a boolean or null in YAML's eyes
     */
    public record Entry(Location keyWhere, boolean textKey, YamlNode value) {}

    private final Location where;
    private final @Nullable String tag;
    private final Map<String, Entry> entries;

    public YamlMap(Location where, @Nullable String tag, Map<String, Entry> entries) {
        this.where = where;
        this.tag = tag;
        this.entries = Collections.unmodifiableMap(entries);
    }

    public static YamlMap empty(Location where) {
        return new YamlMap(where, null, Map.of());
    }

    @Override
    public Location where() {
        return where;
    }

    @Override
    public @Nullable String tag() {
        return tag;
    }

    @Override
    public String kind() {
        return "mapping";
    }

    public Map<String, Entry> entries() {
        return entries;
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public @Nullable YamlNode get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** The mapping under this key, or null if there is none or it is something else. */
    public @Nullable YamlMap map(String key) {
        return get(key) instanceof YamlMap map ? map : null;
    }

    /** The sequence under this key, or null if there is none or it is something else. */
    public @Nullable YamlList list(String key) {
        return get(key) instanceof YamlList list ? list : null;
    }

    /** The string under this key, or null if there is none or it is something else. */
    public @Nullable String text(String key) {
        YamlNode value = get(key);
        return value == null ? null : value.asText();
    }

    /** Where the key is written; the mapping's own place for a key that is not there. */
    public Location whereKey(String key) {
        Entry entry = entries.get(key);
        return entry == null ? where : entry.keyWhere();
    }

    public YamlMap with(String key, YamlNode value) {
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        Entry old = entries.get(key);
        copy.put(key, new Entry(old == null ? value.where() : old.keyWhere(), true, value));
        return new YamlMap(where, tag, copy);
    }

    public YamlMap without(String key) {
        if (!entries.containsKey(key)) {
            return this;
        }
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        copy.remove(key);
        return new YamlMap(where, tag, copy);
    }

    /** The same mapping with other entries. */
    public YamlMap withEntries(Map<String, Entry> others) {
        return new YamlMap(where, tag, others);
    }

    public YamlMap untagged() {
        return tag == null ? this : new YamlMap(where, null, entries);
    }

    /** Each value replaced; an entry is left out where the function gives null. The same object if nothing changed. */
    public YamlMap mapValues(BiFunction<String, YamlNode, @Nullable YamlNode> change) {
        Map<String, Entry> copy = new LinkedHashMap<>(entries.size() * 2);
        boolean changed = false;
        for (Map.Entry<String, Entry> e : entries.entrySet()) {
            YamlNode old = e.getValue().value();
            YamlNode now = change.apply(e.getKey(), old);
            changed |= now != old;
            if (now != null) {
                copy.put(
                        e.getKey(),
                        now == old
                                ? e.getValue()
                                : new Entry(
                                        e.getValue().keyWhere(), e.getValue().textKey(), now));
            }
        }
        return changed ? new YamlMap(where, tag, copy) : this;
    }

    /** Equal if the keys and values are, in any order; places do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof YamlMap map) || !keys().equals(map.keys())) {
            return false;
        }
        return keys().stream().allMatch(k -> Objects.equals(get(k), map.get(k)));
    }

    @Override
    public int hashCode() {
        return entries.keySet().hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
