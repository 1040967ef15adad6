package ai.pmoves.routing.internal.shape;

import ai.pmoves.kernel.Spelling;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes that hold no named fields. */
public final class Shapes {
    public static final Shape ANY = (value, at) -> {};
    public static final Shape TEXT = scalar(String.class, "a string");
    public static final Shape FLAG = scalar(Boolean.class, "a boolean");
    public static final Shape U64 = whole(0, Long.MAX_VALUE, "u64");
    public static final Shape USIZE = whole(0, Long.MAX_VALUE, "usize");
    public static final Shape U32 = whole(0, 0xFFFF_FFFFL, "u32");
    public static final Shape I32 = whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "i32");
    public static final Shape F32 = number("f32");
    public static final Shape F64 = number("f64");

    private Shapes() {}

    private static Shape scalar(Class<?> type, String expected) {
        return (value, at) -> {
            if (!(value instanceof TomlValue scalar) || !type.isInstance(scalar.value())) {
                at.refuse(value, Words.invalidType(value, expected));
            }
        };
    }

    private static Shape whole(long least, long most, String name) {
        return (value, at) -> {
            if (!(value instanceof TomlValue scalar) || !(scalar.value() instanceof Long number)) {
                at.refuse(value, Words.invalidType(value, name));
            } else if (number < least || number > most) {
                at.refuse(value, Words.invalidValue(value, name));
            }
        };
    }

    private static Shape number(String name) {
        return (value, at) -> {
            if (!(value instanceof TomlValue scalar) || !(scalar.value() instanceof Number)) {
                at.refuse(value, Words.invalidType(value, name));
            }
        };
    }

    /** One of some words. */
    public static Shape words(String... words) {
        List<String> known = List.of(words);
        return (value, at) -> {
            String text = value.asText();
            if (text == null) {
                at.refuse(value, Words.invalidType(value, "string or map"));
            } else if (!known.contains(text)) {
                at.refuse(
                        value.where(),
                        "unknown variant `" + text + "`, expected " + Words.oneOf(known),
                        meant(text, known));
            }
        };
    }

    public static Shape list(Shape item) {
        return (value, at) -> {
            if (!(value instanceof TomlList list)) {
                at.refuse(value, Words.invalidType(value, "a sequence"));
                return;
            }
            for (int i = 0; i < list.items().size(); i++) {
                item.check(list.items().get(i), at.index(i));
            }
        };
    }

    /** A list inside a value of its own, which the gateway tells by a point more: {@code extra_body.[0]}. */
    public static Shape wrapped(Shape item) {
        Shape list = list(item);
        return (value, at) -> list.check(value, value instanceof TomlList ? at.key("") : at);
    }

    /** A table whose keys are names that the author chose. */
    public static Shape map(Shape item) {
        return (value, at) -> {
            if (value instanceof TomlMap map) {
                map.entries().forEach((name, held) -> item.check(held, at.key(name)));
            } else {
                at.refuse(value, Words.invalidType(value, "a map"));
            }
        };
    }

    /** A table that {@code type} tells: its inside has the shape of that type. */
    public static Shape tagged(Map<String, Table> kinds) {
        return tagged(kinds, Table.named("none"));
    }

    /** As {@link #tagged(Map)}, with fields that every kind has; the gateway tells their places without the colon. */
    public static Shape tagged(Map<String, Table> kinds, Table everywhere) {
        List<String> names = List.copyOf(kinds.keySet());
        return (value, at) -> {
            if (!(value instanceof TomlMap map)) {
                at.refuse(value, Words.invalidType(value, "a map"));
                return;
            }
            everywhere.fields().forEach((name, shape) -> {
                TomlNode held = map.get(name);
                if (held != null) {
                    shape.check(held, at.key(name));
                }
            });
            String type = map.text("type");
            Table kind = type == null ? null : kinds.get(type);
            if (type == null) {
                at.refuse(map.whereKey("type"), "TensorZeroDerive: missing tag field `type`", null);
            } else if (kind == null) {
                at.refuse(
                        map.whereKey("type"),
                        "unknown variant `" + type + "`, expected " + Words.oneOf(names),
                        meant(type, names));
            } else {
                kind.and("type", ANY)
                        .checkFields(map, at.inside(), everywhere.fields().keySet());
            }
        };
    }

    static @Nullable String meant(String typed, List<String> known) {
        List<String> near = Spelling.near(typed, known);
        return near.isEmpty() ? null : "did you mean `" + near.get(0) + "`?";
    }
}
