package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A container as the engine lists it.
 *
 * @param number Compose's, 0 where it has none
 * @param state created, running, paused, restarting, exited or dead
 * @param status the engine's words, such as {@code Up 2 minutes (healthy)}
 * @param networkIds of the networks that it is connected to
 * @param mounts as listed: Type, Name, Source, Destination, RW
 */
public record ContainerState(
        String id,
        String name,
        String service,
        int number,
        String state,
        String status,
        String image,
        Map<String, String> labels,
        Set<String> networkIds,
        List<JsonNode> mounts) {

    public static ContainerState of(JsonNode summary) {
        Map<String, String> labels = Json.textMap(summary.path("Labels"));
        return new ContainerState(
                summary.path("Id").asText(),
                summary.path("Names").path(0).asText().replaceFirst("^/", ""),
                labels.getOrDefault(Labels.SERVICE, ""),
                number(labels.getOrDefault(Labels.NUMBER, "0")),
                summary.path("State").asText(),
                summary.path("Status").asText(),
                summary.path("Image").asText(),
                labels,
                summary.path("NetworkSettings").path("Networks").properties().stream()
                        .map(entry -> entry.getValue().path("NetworkID").asText())
                        .collect(Collectors.toSet()),
                Json.stream(summary.path("Mounts")).toList());
    }

    private static int number(String label) {
        return label.matches("[0-9]{1,6}") ? Integer.parseInt(label) : 0;
    }

    String label(String key) {
        return labels.getOrDefault(key, "");
    }

    public boolean running() {
        return state.equals("running");
    }

    boolean mounts(String volume) {
        return mounts.stream()
                .anyMatch(mount -> mount.path("Type").asText().equals("volume")
                        && mount.path("Name").asText().equals(volume));
    }
}
