package ai.pmoves.platforms;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A project as it is without some of its services: nothing of it is kept that only they use. Pure. */
final class Without {
    private Without() {}

    static Project services(Project project, Set<String> left) {
        Map<String, Service> kept = new LinkedHashMap<>(project.services());
        kept.keySet().removeAll(left);
        Set<String> networks = new LinkedHashSet<>();
        Set<String> volumes = new LinkedHashSet<>();
        Set<String> secrets = new LinkedHashSet<>();
        Set<String> configs = new LinkedHashSet<>();
        for (Service service : kept.values()) {
            JsonNode definition = service.definition();
            networks.addAll(service.networks().keySet());
            sources(definition.path("volumes"), volumes);
            sources(definition.path("secrets"), secrets);
            sources(definition.path("build").path("secrets"), secrets);
            sources(definition.path("configs"), configs);
        }
        ObjectNode canonical = project.canonical().deepCopy();
        retain(canonical, "services", kept.keySet());
        retain(canonical, "networks", networks);
        retain(canonical, "volumes", volumes);
        retain(canonical, "secrets", secrets);
        retain(canonical, "configs", configs);
        return new Project(
                project.name(),
                project.directory(),
                project.files(),
                project.envFiles(),
                kept,
                project.disabled(),
                retained(project.networks(), networks),
                retained(project.volumes(), volumes),
                retained(project.secrets(), secrets),
                retained(project.configs(), configs),
                canonical,
                project.sources());
    }

    private static void sources(JsonNode mounts, Set<String> into) {
        StreamSupport.stream(mounts.spliterator(), false)
                .map(mount -> mount.path("source").asText(""))
                .forEach(into::add);
    }

    private static <T> Map<String, T> retained(Map<String, T> all, Set<String> keys) {
        Map<String, T> some = new LinkedHashMap<>(all);
        some.keySet().retainAll(keys);
        return some;
    }

    private static void retain(ObjectNode canonical, String kind, Set<String> keys) {
        if (canonical.get(kind) instanceof ObjectNode part) {
            part.retain(keys);
            if (part.isEmpty() && !kind.equals("services")) {
                canonical.remove(kind);
            }
        }
    }
}
