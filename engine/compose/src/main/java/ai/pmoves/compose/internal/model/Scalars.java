package ai.pmoves.compose.internal.model;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.Written;
import ai.pmoves.compose.internal.load.Cast;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Scalars in canonical form; an absent one is the zero of its kind. What cannot be read is reported and written as zero. */
final class Scalars {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    JsonNode write(String kind, @Nullable YamlNode node, String path) {
        Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
        return switch (kind) {
            case "string" -> JSON.textNode(value == null ? "" : GoFormat.value(value));
            case "bool" -> JSON.booleanNode(bool(value, node, path));
            case "int" -> JSON.numberNode(integer(value, node, path));
            case "float" -> JSON.numberNode((float) number(value, node, path));
            case "bytes" -> JSON.textNode(String.valueOf(bytes(value, node, path)));
            case "duration" -> JSON.textNode(GoDuration.print(duration(value, node, path)));
            case "mode" -> JSON.textNode(mode(value, node, path));
            default -> JSON.numberNode(count(value, node, path));
        };
    }

    private boolean bool(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value instanceof String text) {
            return Cast.BOOLEAN.read(text) instanceof Boolean b
                    ? b
                    : refuse(path + ": invalid boolean: " + text, node, false);
        }
        return Boolean.TRUE.equals(value);
    }

    private long integer(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value instanceof String text) {
            try {
                return Long.parseLong(text.trim());
            } catch (NumberFormatException e) {
                return refuse(path + ": invalid integer: " + text, node, 0L);
            }
        }
        return value instanceof Number number ? number.longValue() : 0;
    }

    private double number(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text.trim());
            } catch (NumberFormatException e) {
                return refuse(path + ": invalid number: " + text, node, 0d);
            }
        }
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private long bytes(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value instanceof String text) {
            Long size = ByteSize.parse(text);
            return size == null ? refuse(path + ": invalid size: '" + text + "'", node, 0L) : size;
        }
        return value instanceof Long number ? number : 0;
    }

    private Duration duration(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value == null) {
            return Duration.ZERO;
        }
        Duration duration = GoDuration.parse(GoFormat.value(value));
        return duration == null
                ? refuse(
                        path + ": time: invalid duration \"" + GoFormat.value(value) + "\"",
                        node,
                        Duration.ZERO,
                        Written.duration(value))
                : duration;
    }

    private String mode(@Nullable Object value, @Nullable YamlNode node, String path) {
        if (value instanceof String text) {
            try {
                return "0" + Long.toOctalString(Long.parseLong(text, 8));
            } catch (NumberFormatException e) {
                return refuse(path + ": invalid file mode: " + text, node, "00");
            }
        }
        return "0" + (value instanceof Number number ? Long.toOctalString(number.longValue()) : "0");
    }

    private long count(@Nullable Object value, @Nullable YamlNode node, String path) {
        return value instanceof String text && text.equalsIgnoreCase("all") ? -1 : integer(value, node, path);
    }

    private <T> T refuse(String message, @Nullable YamlNode node, T otherwise) {
        return refuse(message, node, otherwise, null);
    }

    private <T> T refuse(String message, @Nullable YamlNode node, T otherwise, @Nullable String fix) {
        problems.error("value", message, node == null ? null : node.where(), fix);
        return otherwise;
    }
}
