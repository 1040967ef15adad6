package ai.pmoves.routing.internal.schema;

import static ai.pmoves.routing.internal.shape.Shapes.F64;
import static ai.pmoves.routing.internal.shape.Shapes.TEXT;

import ai.pmoves.routing.internal.shape.Shape;
import ai.pmoves.routing.internal.shape.Shapes;
import ai.pmoves.routing.internal.shape.Spot;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The shapes that the gateway reads by rules of their own. */
final class Extras {
    private static final Pattern SOCKET =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+(%\\d+)?]):\\d{1,5}");
    private static final List<String> STORES = List.of("s3_compatible", "filesystem", "disabled");

    /** A file beside the configuration; whether it is there is looked at later. */
    static final Shape PATH = TEXT;

    static final Shape BODY = replaced("ExtraBodyReplacementKind", "pointer");
    static final Shape HEADERS = replaced("ExtraHeaderKind", "name");

    static final Shape NAMESPACE = (value, at) -> {
        TEXT.check(value, at);
        if ("".equals(value.asText())) {
            at.refuse(value, "Namespace identifier cannot be empty");
        }
    };

    static final Shape SOCKET_ADDRESS = (value, at) -> {
        TEXT.check(value, at);
        String text = value.asText();
        if (text != null && !SOCKET.matcher(text).matches()) {
            at.refuse(value.where(), "invalid socket address syntax", "an address and a port: \"0.0.0.0:3000\"");
        }
    };

    static final Shape STORAGE = (value, at) -> {
        String type = value instanceof TomlMap map ? map.text("type") : null;
        if (type == null || !STORES.contains(type)) {
            Shapes.words(STORES.toArray(String[]::new))
                    .check(
                            value instanceof TomlMap map && map.get("type") != null ? map.get("type") : value,
                            at.key("type"));
        }
    };

    /** Names of the variants that are drawn from: a list for equal odds, a map for weights. */
    static final Shape CANDIDATES = (value, at) -> {
        if (value instanceof TomlMap) {
            Shapes.map(F64).check(value, at);
        } else if (value instanceof TomlList list) {
            Shapes.list(TEXT).check(value, at);
            once(list, at);
        } else {
            at.refuse(
                    value,
                    "invalid type: string \"" + value.asText()
                            + "\", expected a list of variant names or a map of variant names to weights");
        }
    };

    private Extras() {}

    private static void once(TomlList list, Spot at) {
        Set<String> seen = new HashSet<>();
        for (TomlNode item : list.items()) {
            String name = item.asText();
            if (name != null && !seen.add(name)) {
                at.refuse(item, "duplicate variant name in `candidate_variants`: `" + name + "`");
            }
        }
    }

    private static Shape replaced(String kind, String name) {
        return (value, at) -> {
            if (!(value instanceof TomlMap map) || map.text(name) == null) {
                at.refuse(value, "missing field `" + name + "`");
            } else if (!map.has("value") && !map.has("delete")) {
                at.refuse(value, "no variant of enum " + kind + " found in flattened data");
            }
        };
    }
}
