package ai.pmoves.platforms;

import ai.pmoves.compose.Project;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the text of a compose file that changes single entries of services. Leaves are written as JSON, which is YAML too, so
 * that no value is ever taken for something else; {@code $} is doubled, since they are resolved already.
 */
final class OverlayText {
    private final Platform platform;
    private final Project project;
    private final Map<String, Map<String, String>> services = new LinkedHashMap<>();

    OverlayText(Platform platform, Project project) {
        this.platform = platform;
        this.project = project;
    }

    /** Takes an entry of the files before out of the model. */
    void reset(String service, String path) {
        put(service, path, "!reset null");
    }

    /** Puts a list in the place of that of the files before. */
    void override(String service, String path, List<JsonNode> items) {
        put(service, path, "!override " + JsonNodeFactory.instance.arrayNode().addAll(items));
    }

    void value(String service, String path, String value) {
        put(service, path, JsonNodeFactory.instance.textNode(value).toString());
    }

    void sequence(String service, String path, List<String> values) {
        var items = JsonNodeFactory.instance.arrayNode();
        values.forEach(items::add);
        put(service, path, items.toString());
    }

    private void put(String service, String path, String text) {
        services.computeIfAbsent(service, key -> new LinkedHashMap<>()).put(path, text.replace("$", "$$"));
    }

    /** Empty where nothing was put. */
    @Override
    public String toString() {
        if (services.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("# Made for project " + project.name() + " from platforms/"
                + platform.name()
                + "/overlay.yaml: what has to be different on "
                + platform.rules().title() + ".\n"
                + "# It is written again before each run; put changes of your own into compose." + platform.name()
                + ".yaml beside the stack.\n");
        text.append("services:\n");
        services.forEach((service, entries) -> {
            text.append("  ").append(quoted(service)).append(":\n");
            Map<String, Object> tree = new LinkedHashMap<>();
            entries.forEach((path, leaf) -> insert(tree, Arrays.asList(path.split("\\.")), leaf));
            write(text, tree, "    ");
        });
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static void insert(Map<String, Object> tree, List<String> path, String leaf) {
        if (path.size() == 1) {
            tree.put(path.get(0), leaf);
        } else {
            insert(
                    (Map<String, Object>) tree.computeIfAbsent(path.get(0), key -> new LinkedHashMap<String, Object>()),
                    path.subList(1, path.size()),
                    leaf);
        }
    }

    private static void write(StringBuilder text, Map<?, ?> tree, String indent) {
        tree.forEach((key, value) -> {
            text.append(indent).append(key).append(':');
            if (value instanceof Map<?, ?> below) {
                text.append('\n');
                write(text, below, indent + "  ");
            } else {
                text.append(' ').append(value).append('\n');
            }
        });
    }

    private static String quoted(String name) {
        return JsonNodeFactory.instance.textNode(name).toString();
    }
}
