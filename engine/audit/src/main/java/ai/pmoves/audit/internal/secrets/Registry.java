package ai.pmoves.audit.internal.secrets;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The list from which a set-up program asks people for variables. */
record Registry(Path file, Set<String> keys, Set<String> required) {

    static List<Registry> of(WorkspaceTree tree) {
        List<Registry> found = new ArrayList<>();
        for (Path file : tree.files()) {
            if (file.endsWith(Path.of("bootstrap", "registry.json"))) {
                tree.text(file).map(Registry::json).ifPresent(json -> {
                    Registry registry = read(file, json);
                    if (!registry.keys.isEmpty()) {
                        found.add(registry);
                    }
                });
            }
        }
        return found;
    }

    Location where() {
        return new Location(file, 1, 1);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            return new ObjectMapper().createObjectNode(); // its own tools tell that
        }
    }

    private static Registry read(Path file, JsonNode json) {
        Set<String> keys = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (JsonNode service : json.path("services")) {
            for (JsonNode variable : service.path("variables")) {
                String key = variable.path("key").asText();
                if (!key.isEmpty()) {
                    keys.add(key);
                    if (variable.path("required").asBoolean()) {
                        required.add(key);
                    }
                }
            }
        }
        return new Registry(file, keys, required);
    }
}
