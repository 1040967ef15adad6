package ai.pmoves.routing.internal.shape;

import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.Collection;
import java.util.stream.Collectors;

/** How the gateway's deserializer names values and what it expected. */
final class Words {
    private Words() {}

    static String invalidType(TomlNode value, String expected) {
        return "invalid type: " + of(value) + ", expected " + expected;
    }

    static String invalidValue(TomlNode value, String expected) {
        return "invalid value: " + of(value) + ", expected " + expected;
    }

    static String of(TomlNode value) {
        if (!(value instanceof TomlValue scalar)) {
            return value instanceof TomlList ? "sequence" : "map";
        }
        Object held = scalar.value();
        if (held instanceof String text) {
            return "string \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (held instanceof Long) {
            return "integer `" + held + "`";
        }
        if (held instanceof Double number) {
            return "floating point `" + Numbers.plain(number) + "`";
        }
        return held instanceof Boolean ? "boolean `" + held + "`" : "map";
    }

    /** {@code `a`}, {@code `a` or `b`}, {@code one of `a`, `b`, `c`}. */
    static String oneOf(Collection<String> names) {
        String list = names.stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(names.size() == 2 ? " or " : ", "));
        return names.size() > 2 ? "one of " + list : list;
    }
}
