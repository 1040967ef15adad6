package ai.pmoves.routing.internal.schema;

import ai.pmoves.routing.internal.shape.Shape;
import ai.pmoves.routing.internal.shape.Spot;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.regex.Pattern;

/** Where a key comes from, and addresses: the texts that the gateway parses while it reads. */
final class Credentials {
    private static final Pattern KNOWN =
            Pattern.compile("(env|path|path_from_env|dynamic)::.*|none|sdk", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern NO_HOST = Pattern.compile("^(https?|wss?|ftp):/*([?#].*)?$", Pattern.DOTALL);

    /** {@code env::NAME} and its like, or a default with a fallback. */
    static final Shape LOCATION = (value, at) -> {
        if (value instanceof TomlMap pair) {
            pair(pair, at);
        } else {
            format(value, at);
        }
    };

    static final Shape URL = (value, at) -> {
        String text = value.asText();
        if (text == null) {
            at.refuse(value, "invalid type: " + kind(value) + ", expected a string representing an URL");
        } else if (!SCHEME.matcher(text).matches()) {
            at.refuse(value, "relative URL without a base: \"" + text + "\"");
        } else if (NO_HOST.matcher(text).matches()) {
            at.refuse(value, "empty host: \"" + text + "\"");
        } else if (text.contains("${")) {
            at.warn(
                    value.where(),
                    "routing.not-interpolated",
                    "the gateway replaces no ${…}: it sends the request to the literal text",
                    "write the value itself, or render the file by a policy");
        }
    };

    private static final Pattern NAME =
            Pattern.compile("|[$]\\{?(env[.:])?[A-Z]\\w{0,39}}?|env:[A-Z]\\w{0,39}|[A-Z]{1,8}|[A-Z]+(_[A-Z0-9]+)+");

    private Credentials() {}

    /** The gateway reads this table by a deserializer of its own, which tells no path inside. */
    private static void pair(TomlMap pair, Spot at) {
        for (String key : pair.names()) {
            if (!key.equals("default") && !key.equals("fallback")) {
                at.refuse(pair.whereKey(key), "unknown field `" + key + "`, expected `default` or `fallback`", null);
            }
        }
        for (String field : new String[] {"default", "fallback"}) {
            TomlNode held = pair.get(field);
            if (held == null) {
                at.refuse(pair, "missing field `" + field + "`");
            } else {
                format(held, at);
            }
        }
    }

    private static void format(TomlNode value, Spot at) {
        String text = value.asText();
        if (text == null) {
            at.refuse(
                    value,
                    "invalid type: " + kind(value)
                            + ", expected a string or an object with 'default' and 'fallback' fields");
        } else if (!KNOWN.matcher(text).matches()) {
            // what stands here instead may be the key itself: only what is certainly a name is told again
            at.refuse(
                    value,
                    "Invalid credential location format: `"
                            + (NAME.matcher(text).matches() ? text : "…")
                            + "`. Use `env::VAR_NAME`, `path::FILE_PATH`, `dynamic::KEY_NAME`, or `sdk`.");
        }
    }

    private static String kind(TomlNode value) {
        if (!(value instanceof TomlValue scalar)) {
            return value instanceof TomlMap ? "map" : "sequence";
        }
        String name = scalar.value() instanceof Boolean
                ? "boolean"
                : scalar.value() instanceof Long ? "integer" : "floating point";
        return name + " `" + scalar.value() + "`";
    }
}
