package ai.pmoves.routing.internal.shape;

import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of named fields, in the order in which the gateway lists them. */
public final class Table implements Shape {
    private final String name;
    private final boolean open;
    private final Map<String, Shape> fields;
    private final Set<String> required;
    private final Set<String> unlisted;

    private Table(String name, boolean open, Map<String, Shape> fields, Set<String> required, Set<String> unlisted) {
        this.name = name;
        this.open = open;
        this.fields = Collections.unmodifiableMap(fields);
        this.required = Collections.unmodifiableSet(required);
        this.unlisted = Collections.unmodifiableSet(unlisted);
    }

    /** @param name of the gateway's structure, which its messages tell */
    public static Table named(String name) {
        return new Table(name, false, new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** The gateway ignores keys that it does not know in this table; we warn of them. */
    public Table open() {
        return new Table(name, true, new LinkedHashMap<>(fields), required, unlisted);
    }

    public Table required(String field, Shape shape) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(field);
        return new Table(name, open, plus(field, shape), more, unlisted);
    }

    public Table optional(String field, Shape shape) {
        return new Table(name, open, plus(field, shape), required, unlisted);
    }

    /** A field that the gateway takes and does not list. */
    Table and(String field, Shape shape) {
        Set<String> more = new LinkedHashSet<>(unlisted);
        more.add(field);
        return new Table(name, open, plus(field, shape), required, more);
    }

    private Map<String, Shape> plus(String field, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(fields);
        more.put(field, shape);
        return more;
    }

    Map<String, Shape> fields() {
        return fields;
    }

    @Override
    public void check(TomlNode value, Spot at) {
        if (value instanceof TomlMap map) {
            checkFields(map, at, Set.of());
        } else {
            at.refuse(value, Words.invalidType(value, "struct " + name));
        }
    }

    /** @param others keys that somebody else looks at */
    void checkFields(TomlMap map, Spot at, Set<String> others) {
        map.entries().forEach((key, held) -> {
            Shape shape = fields.get(key);
            if (shape != null) {
                shape.check(held, at.key(key));
            } else if (!others.contains(key)) {
                unknown(map, key, at.key(key));
            }
        });
        for (String field : required) {
            if (!map.has(field)) {
                at.refuse(map.where(), "missing field `" + field + "`", null);
            }
        }
    }

    private void unknown(TomlMap map, String key, Spot at) {
        List<String> known = fields.keySet().stream()
                .filter(field -> !unlisted.contains(field))
                .toList();
        String fix = Shapes.meant(key, known);
        if (open) {
            at.warn(map.whereKey(key), "routing.ignored-key", "the gateway ignores `" + key + "`", fix);
        } else {
            String expected = known.isEmpty() ? "there are no fields" : "expected " + Words.oneOf(known);
            at.refuse(map.whereKey(key), "unknown field `" + key + "`, " + expected, fix);
        }
    }
}
