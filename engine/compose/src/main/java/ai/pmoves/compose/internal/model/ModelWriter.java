package ai.pmoves.compose.internal.model;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.schema.Schema;
import ai.pmoves.compose.internal.schema.Struct;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes structs of {@code compose.shapes} in their canonical form: fields in order, empty ones left out. */
public final class ModelWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final YamlMap NOTHING = YamlMap.empty(new Location(Path.of(""), 0, 0));

    private final Schema schema = Schema.compose();
    private final Scalars scalars;
    private final Mappings mappings;

    public ModelWriter(Problems problems) {
        this.scalars = new Scalars(problems);
        this.mappings = new Mappings(problems);
    }

    /** @param name one of the file's structs */
    public ObjectNode struct(String name, YamlMap map, String path) {
        ObjectNode node = JSON.objectNode();
        for (Struct.Field field : schema.struct(name).fields().values()) {
            YamlNode value = map.get(field.key());
            field(node, field, value == null || value.isNull() ? null : value, Rewriter.join(path, field.key()));
        }
        return node;
    }

    private void field(ObjectNode node, Struct.Field field, @Nullable YamlNode value, String path) {
        String[] words = field.writes().split(" ");
        String kind = words[0];
        if (kind.equals("-")) {
            return;
        }
        boolean always = kind.endsWith("!");
        boolean pointer = kind.endsWith("?");
        String plain = always || pointer ? kind.substring(0, kind.length() - 1) : kind;
        String key = always && words.length > 1 ? words[1] : field.key();
        if (value == null && pointer) {
            return;
        }
        JsonNode written = write(plain, words, value, path);
        if (always || pointer || !isEmpty(written, plain)) {
            node.set(key, written);
        }
    }

    private JsonNode write(String kind, String[] words, @Nullable YamlNode value, String path) {
        return switch (kind) {
            case "list" -> list(words[1], value, path);
            case "dict" -> dict(words[1], value, path);
            case "strings", "anys" -> strings(value);
            case "command" -> mappings.command(value, path);
            case "test" -> test(value);
            case "map", "env", "labels", "options", "multi", "hosts", "ssh" -> mappings.write(kind, value, path);
            case "string", "bool", "int", "float", "bytes", "duration", "mode", "count" ->
                scalars.write(kind, value, path);
            default -> struct(kind, value instanceof YamlMap map ? map : empty(value), path);
        };
    }

    private static YamlMap empty(@Nullable YamlNode value) {
        return value == null ? NOTHING : YamlMap.empty(value.where());
    }

    private boolean isEmpty(JsonNode written, String kind) {
        return switch (kind) {
            case "command" -> false;
            case "string" -> written.textValue().isEmpty();
            case "bool" -> !written.booleanValue();
            case "int", "float", "count" -> written.doubleValue() == 0;
            case "bytes" -> written.textValue().equals("0");
            case "duration" -> written.textValue().equals("0s");
            case "list",
                    "dict",
                    "strings",
                    "anys",
                    "test",
                    "map",
                    "env",
                    "labels",
                    "options",
                    "multi",
                    "hosts",
                    "ssh" -> written.isEmpty();
            default -> false;
        };
    }

    private ArrayNode list(String struct, @Nullable YamlNode value, String path) {
        ArrayNode array = JSON.arrayNode();
        if (value instanceof YamlList list) {
            for (int i = 0; i < list.items().size(); i++) {
                array.add(item(struct, list.items().get(i), path + "." + i));
            }
        }
        return array;
    }

    private ObjectNode dict(String struct, @Nullable YamlNode value, String path) {
        ObjectNode object = JSON.objectNode();
        if (value instanceof YamlMap map) {
            map.keys().stream()
                    .sorted(GoFormat.BYTES)
                    .forEach(key -> object.set(key, item(struct, map.get(key), Rewriter.join(path, key))));
        }
        return object;
    }

    private JsonNode item(String struct, @Nullable YamlNode value, String path) {
        if (struct.equals("ulimit") && value instanceof YamlScalar scalar) {
            JsonNode single = scalars.write("int", scalar, path);
            return single.longValue() == 0 ? JSON.objectNode() : single;
        }
        if (!(value instanceof YamlMap map)) {
            return JSON.nullNode();
        }
        ObjectNode node = struct(struct, map, path);
        boolean plainFile = struct.equals("env-file") && node.path("required").booleanValue();
        return plainFile ? node.path("path") : node;
    }

    private static ArrayNode strings(@Nullable YamlNode value) {
        ArrayNode array = JSON.arrayNode();
        if (value instanceof YamlList list) {
            list.items().forEach(item -> array.add(GoFormat.value(item)));
        } else if (value != null) {
            array.add(GoFormat.value(value));
        }
        return array;
    }

    private static ArrayNode test(@Nullable YamlNode value) {
        return value instanceof YamlScalar
                ? JSON.arrayNode().add("CMD-SHELL").add(GoFormat.value(value))
                : strings(value);
    }
}
