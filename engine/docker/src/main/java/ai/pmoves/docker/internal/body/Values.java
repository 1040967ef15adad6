package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of the canonical form, and writes only what says something: the Engine API's zero values are left out. */
final class Values {
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(h|ms|m|s|us|µs|ns)");

    private Values() {}

    /** Go's notation, such as {@code 1m30s}. */
    static Duration duration(String text) {
        Matcher part = DURATION_PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))));
        }
        if (end != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 1m30s");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private static long unit(String name) {
        return switch (name) {
            case "h" -> 3_600_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "ns" -> 1L;
            default -> 1_000L;
        };
    }

    /** A number of bytes, as the canonical form has it: decimal digits, quoted or not. */
    static long bytes(JsonNode node) {
        return number(node).longValue();
    }

    static BigDecimal number(JsonNode node) {
        return node.isNumber()
                ? node.decimalValue()
                : new BigDecimal(node.asText("0").strip());
    }

    /** CPUs to billionths of one. */
    static long nanoCpus(JsonNode node) {
        return number(node).multiply(BigDecimal.valueOf(1_000_000_000)).longValue();
    }

    static void text(ObjectNode to, String name, JsonNode value) {
        if (Json.present(value) && !value.asText().isEmpty()) {
            to.put(name, value.asText());
        }
    }

    static void number(ObjectNode to, String name, JsonNode value) {
        if (Json.present(value) && bytes(value) != 0) {
            to.put(name, bytes(value));
        }
    }

    static void flag(ObjectNode to, String name, JsonNode value) {
        if (value.asBoolean(false)) {
            to.put(name, true);
        }
    }

    /** A list of strings (or one string) as it is. */
    static void list(ObjectNode to, String name, JsonNode value) {
        if (value.isArray() && !value.isEmpty()) {
            to.set(name, Json.strings(Json.texts(value)));
        } else if (value.isTextual()) {
            to.putArray(name).add(value.asText());
        }
    }

    static void map(ObjectNode to, String name, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            to.set(name, Json.strings(Json.textMap(value)));
        }
    }
}
