package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one container is made from.
 *
 * @param definition the service's canonical form with references to other services' containers resolved
 * @param configHash for the label; over that definition
 * @param number counts from 1 within the service
 * @param name the final name; it may be created under another one
 * @param imageId what the image's name stands for on this engine
 * @param imageVolumes the paths that the image declares as volumes
 * @param replaces what it is created to replace, in Compose's words, or null
 * @param inherited mounts of the container that it replaces, as the engine lists them
 * @param links the engine's {@code name:alias} pairs
 * @param extraLabels our own
 */
public record ContainerSpec(
        Project project,
        Service service,
        ObjectNode definition,
        String configHash,
        int number,
        String name,
        String imageId,
        List<String> imageVolumes,
        @Nullable String replaces,
        List<JsonNode> inherited,
        List<String> links,
        Map<String, String> extraLabels) {

    public ContainerSpec {
        imageVolumes = List.copyOf(imageVolumes);
        inherited = List.copyOf(inherited);
        links = List.copyOf(links);
        extraLabels = Map.copyOf(extraLabels);
    }

    JsonNode at(String key) {
        return definition.path(key);
    }

    /** The engine's name of a network that the project declares. */
    String networkName(String key) {
        var network = project.networks().get(key);
        return network == null ? project.name() + "_" + key : network.name();
    }

    /** Declared in the project's part {@code secrets}, {@code configs}, ...; a missing node where it is not. */
    JsonNode top(String part, String key) {
        return project.canonical().path(part).path(key);
    }

    ObjectNode networks() {
        return at("networks") instanceof ObjectNode networks ? networks : Json.object();
    }
}
