package ai.pmoves.compose.internal.model;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;

/** Untyped parts of a document ({@code x-*}) as JSON. */
public final class Extensions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Extensions() {}

    public static JsonNode json(YamlNode node) {
        if (node instanceof YamlMap map) {
            ObjectNode object = JSON.objectNode();
            map.keys().stream().sorted(GoFormat.BYTES).forEach(key -> {
                YamlNode value = map.get(key);
                object.set(key, value == null ? JSON.nullNode() : json(value));
            });
            return object;
        }
        if (node instanceof YamlList list) {
            ArrayNode array = JSON.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array.isEmpty() ? JSON.arrayNode() : array;
        }
        return scalar((YamlScalar) node);
    }

    private static JsonNode scalar(YamlScalar node) {
        Object value = node.value();
        if (value instanceof Boolean b) {
            return JSON.booleanNode(b);
        }
        if (value instanceof Long l) {
            return JSON.numberNode(l);
        }
        if (value instanceof BigInteger big) {
            return JSON.numberNode(big);
        }
        if (value instanceof Double d) {
            return JSON.numberNode(d);
        }
        return value == null
                ? JSON.nullNode()
                : JSON.textNode(value instanceof Instant i ? i.toString() : value.toString());
    }
}
