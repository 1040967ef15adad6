package ai.pmoves.compose.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first place where two documents differ. */
final class Difference {
    private Difference() {}

    /** A path with both values, or null if they are equal. */
    static @Nullable String first(JsonNode theirs, JsonNode ours, String path) {
        if (theirs.isObject() && ours.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            theirs.fieldNames().forEachRemaining(keys::add);
            ours.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                String inner = first(child(theirs, key), child(ours, key), path.isEmpty() ? key : path + "." + key);
                if (inner != null) {
                    return inner;
                }
            }
            return null;
        }
        if (theirs.isArray() && ours.isArray() && theirs.size() == ours.size()) {
            for (int i = 0; i < theirs.size(); i++) {
                String inner = first(theirs.get(i), ours.get(i), path + "[" + i + "]");
                if (inner != null) {
                    return inner;
                }
            }
            return null;
        }
        boolean numbers = theirs.isNumber() && ours.isNumber() && theirs.doubleValue() == ours.doubleValue();
        return numbers || Objects.equals(theirs, ours) ? null : path + ": " + brief(theirs) + " <> " + brief(ours);
    }

    private static JsonNode child(JsonNode node, String key) {
        return node.path(key);
    }

    private static String brief(JsonNode node) {
        String text = node.isMissingNode() ? "(absent)" : node.toString();
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }
}
