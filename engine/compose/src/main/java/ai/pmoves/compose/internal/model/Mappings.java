package ai.pmoves.compose.internal.model;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes that may be a mapping or a list of assignments, and commands. */
final class Mappings {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Problems problems;

    Mappings(Problems problems) {
        this.problems = problems;
    }

    JsonNode write(String kind, @Nullable YamlNode value, String path) {
        return switch (kind) {
            case "hosts" -> hosts(value, path);
            case "ssh" -> ssh(value);
            case "multi" -> multi(value);
            case "env" -> assignments(value, true, path);
            default -> assignments(value, false, path);
        };
    }

    /** Null if there is none, so that an empty one can clear the image's. */
    JsonNode command(@Nullable YamlNode value, String path) {
        if (value instanceof YamlList list) {
            ArrayNode words = JSON.arrayNode();
            list.items().forEach(item -> words.add(GoFormat.value(item)));
            return words;
        }
        if (value == null || value.asText() == null) {
            return JSON.nullNode();
        }
        List<String> words = ShellWords.split(value.asText());
        if (words == null) {
            problems.error(
                    "value",
                    path + ": invalid command line string",
                    value.where(),
                    "close the quotes, or write a list");
            return JSON.nullNode();
        }
        ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    /** @param nullable whether a name without a value stays null (else it is empty) */
    private ObjectNode assignments(@Nullable YamlNode value, boolean nullable, String path) {
        TreeMap<String, @Nullable String> sorted = new TreeMap<>(GoFormat.BYTES);
        if (value instanceof YamlMap map) {
            map.entries()
                    .forEach((key, entry) -> sorted.put(
                            key, entry.value().isNull() ? (nullable ? null : "") : GoFormat.value(entry.value())));
        } else if (value instanceof YamlList list) {
            list.items().forEach(item -> assignment(item, nullable, path, sorted));
        }
        ObjectNode node = JSON.objectNode();
        sorted.forEach(node::put);
        return node;
    }

    private void assignment(YamlNode item, boolean nullable, String path, Map<String, @Nullable String> sorted) {
        String text = GoFormat.value(item);
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (nullable && !name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
            problems.error(
                    "value",
                    path + ": environment variable " + name + " is declared with a trailing space",
                    item.where(),
                    "remove the blank before =");
        }
        sorted.put(name, equals < 0 ? (nullable ? null : "") : text.substring(equals + 1));
    }

    private ArrayNode hosts(@Nullable YamlNode value, String path) {
        List<String> lines = new ArrayList<>();
        if (value instanceof YamlMap map) {
            map.entries().forEach((host, entry) -> {
                if (entry.value() instanceof YamlList ips) {
                    ips.items().forEach(ip -> host(host, GoFormat.value(ip), lines));
                } else {
                    host(host, entry.value().isNull() ? "" : GoFormat.value(entry.value()), lines);
                }
            });
        } else if (value instanceof YamlList list) {
            list.items().forEach(item -> hostItem(item, path, lines));
        }
        lines.sort(GoFormat.BYTES);
        ArrayNode array = JSON.arrayNode();
        lines.forEach(array::add);
        return array;
    }

    private void hostItem(YamlNode item, String path, List<String> lines) {
        String text = GoFormat.value(item);
        int cut = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (cut <= 0) {
            problems.error(
                    "value", path + ": invalid additional host, missing IP: " + text, item.where(), "write host=ip");
            return;
        }
        for (String ip : text.substring(cut + 1).split(",", -1)) {
            host(text.substring(0, cut), ip, lines);
        }
    }

    private static void host(String host, String ip, List<String> lines) {
        boolean brackets = ip.length() > 2 && ip.startsWith("[") && ip.endsWith("]");
        lines.add(host + "=" + (brackets ? ip.substring(1, ip.length() - 1) : ip));
    }

    private static ArrayNode ssh(@Nullable YamlNode value) {
        ArrayNode array = JSON.arrayNode();
        if (value instanceof YamlMap map) {
            map.entries()
                    .forEach((id, entry) ->
                            array.add(entry.value().isNull() ? id : id + "=" + GoFormat.value(entry.value())));
        }
        return array;
    }

    private static ObjectNode multi(@Nullable YamlNode value) {
        ObjectNode node = JSON.objectNode();
        if (value instanceof YamlMap map) {
            map.keys().stream().sorted(GoFormat.BYTES).forEach(key -> {
                ArrayNode values = node.putArray(key);
                YamlNode one = map.get(key);
                if (one instanceof YamlList list) {
                    list.items().forEach(i -> values.add(GoFormat.value(i)));
                } else if (one != null) {
                    values.add(GoFormat.value(one));
                }
            });
        }
        return node;
    }
}
