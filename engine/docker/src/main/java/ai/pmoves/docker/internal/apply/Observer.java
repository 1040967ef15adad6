package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.docker.internal.ports.Listener;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.docker.internal.reconcile.NetworkState;
import ai.pmoves.docker.internal.reconcile.NetworkUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at an engine and changes nothing. */
public final class Observer {
    private final EngineApi api;

    public Observer(EngineApi api) {
        this.api = api;
    }

    public List<ContainerState> containers(String project) {
        return list(filter(Labels.PROJECT + "=" + project, Labels.ONE_OFF + "=False"));
    }

    public List<ContainerState> containers(String project, String service) {
        return list(filter(Labels.PROJECT + "=" + project, Labels.SERVICE + "=" + service, Labels.ONE_OFF + "=False"));
    }

    /** Every port of the host that a running container has. */
    public List<Listener> published() {
        List<Listener> listeners = new ArrayList<>();
        for (JsonNode container : api.get("/containers/json")) {
            String project = container.path("Labels").path(Labels.PROJECT).asText("");
            String name = container.path("Names").path(0).asText().replaceFirst("^/", "");
            for (JsonNode port : container.path("Ports")) {
                if (port.has("PublicPort")) {
                    listeners.add(new Listener(
                            port.path("IP").asText(""),
                            port.path("PublicPort").asInt(),
                            port.path("Type").asText("tcp"),
                            "container " + name + (project.isEmpty() ? "" : " of project " + project),
                            project));
                }
            }
        }
        return listeners;
    }

    /** @throws ai.pmoves.docker.internal.engine.EngineRefusal (404) where there is none */
    public JsonNode inspect(String container) {
        return api.get("/containers/" + EngineApi.escape(container) + "/json");
    }

    public Optional<JsonNode> find(String container) {
        return api.find("/containers/" + EngineApi.escape(container) + "/json");
    }

    /** Those with exactly this name, each with all its users: also those that are stopped. */
    public List<NetworkState> networksNamed(String name) {
        ObjectNode filter = Json.object();
        filter.putArray("name").add(name);
        return Json.stream(api.get("/networks?filters=" + EngineApi.escape(filter.toString())))
                .filter(network -> network.path("Name").asText().equals(name))
                .map(network -> network(network.path("Id").asText()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** By id or name; empty where there is none. */
    public Optional<NetworkState> network(String id) {
        return api.find("/networks/" + EngineApi.escape(id))
                .map(NetworkState::of)
                .map(this::withStoppedUsers);
    }

    /** Only its id, in one call; empty where the name stands for none. */
    public Optional<String> networkId(String name) {
        return api.find("/networks/" + EngineApi.escape(name))
                .filter(n -> n.path("Name").asText().equals(name)
                        || n.path("Id").asText().equals(name))
                .map(n -> n.path("Id").asText());
    }

    public Optional<Map<String, String>> volumeLabels(String name) {
        return api.find("/volumes/" + EngineApi.escape(name)).map(v -> Json.textMap(v.path("Labels")));
    }

    public Optional<ImageState> image(String name) {
        return api.find("/images/" + EngineApi.escape(name).replace("%2F", "/") + "/json")
                .map(ImageState::of);
    }

    private NetworkState withStoppedUsers(NetworkState network) {
        ObjectNode filter = Json.object();
        filter.putArray("network").add(network.id());
        return network.usedBy(list(filter).stream()
                .map(container ->
                        new NetworkUser(container.name(), container.labels().getOrDefault(Labels.PROJECT, "")))
                .sorted(Comparator.comparing(NetworkUser::name))
                .toList());
    }

    private List<ContainerState> list(ObjectNode filter) {
        return Json.stream(api.get("/containers/json?all=true&filters=" + EngineApi.escape(filter.toString())))
                .map(ContainerState::of)
                .toList();
    }

    private static ObjectNode filter(String... labels) {
        ObjectNode filter = Json.object();
        filter.set("label", Json.strings(List.of(labels)));
        return filter;
    }
}
