package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** @param users the containers connected to it, running or not as far as the engine tells */
public record NetworkState(String id, String name, Map<String, String> labels, List<NetworkUser> users) {

    public NetworkState {
        labels = Map.copyOf(labels);
        users = List.copyOf(users);
    }

    /** From {@code GET /networks/ID}. */
    public static NetworkState of(JsonNode inspect) {
        return new NetworkState(
                inspect.path("Id").asText(),
                inspect.path("Name").asText(),
                Json.textMap(inspect.path("Labels")),
                inspect.path("Containers").properties().stream()
                        .map(entry -> entry.getValue().path("Name").asText(entry.getKey()))
                        .sorted()
                        .map(name -> new NetworkUser(name, ""))
                        .toList());
    }

    public NetworkState usedBy(List<NetworkUser> containers) {
        return new NetworkState(id, name, labels, containers);
    }
}
