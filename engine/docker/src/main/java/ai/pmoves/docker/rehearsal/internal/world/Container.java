package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param image as it was asked for
 * @param imageId what that meant at the time
 * @param config what it was created with, image defaults filled in
 * @param hostConfig likewise
 * @param endpoints by network name
 * @param mounts as inspect shows them
 * @param ports what is published now: {@code 80/tcp} to the host's addresses
 */
public record Container(
        String id,
        String name,
        Instant created,
        String image,
        String imageId,
        ObjectNode config,
        ObjectNode hostConfig,
        Map<String, Endpoint> endpoints,
        List<Mount> mounts,
        Map<String, List<Binding>> ports,
        State state)
        implements Thing {

    /** @param hostPort in decimal */
    public record Binding(String hostIp, String hostPort) {}

    /** @param type volume, bind or tmpfs @param name of the volume, else empty */
    public record Mount(String type, String name, String source, String target, String mode, boolean writable) {}

    @Override
    public String kind() {
        return "container";
    }

    public Map<String, String> labels() {
        return Json.texts(Json.object(config, "Labels"));
    }

    public String label(String key) {
        return Json.object(config, "Labels").path(key).asText("");
    }

    /** The compose service's name, else the container's own. */
    public String service() {
        String service = label("com.docker.compose.service");
        return service.isEmpty() ? name : service;
    }

    public boolean mounts(String volume) {
        return mounts.stream()
                .anyMatch(m -> m.type().equals("volume") && m.name().equals(volume));
    }

    Container with(State newState) {
        return new Container(id, name, created, image, imageId, config, hostConfig, endpoints, mounts, ports, newState);
    }

    Container with(Map<String, Endpoint> newEndpoints, Map<String, List<Binding>> newPorts) {
        return new Container(
                id, name, created, image, imageId, config, hostConfig, newEndpoints, mounts, newPorts, state);
    }

    Container with(Endpoint endpoint) {
        Map<String, Endpoint> more = new LinkedHashMap<>(endpoints);
        more.put(endpoint.network(), endpoint);
        return with(more, ports);
    }

    Container without(String network) {
        Map<String, Endpoint> fewer = new LinkedHashMap<>(endpoints);
        fewer.remove(network);
        return with(fewer, ports);
    }

    Container named(String newName) {
        return new Container(id, newName, created, image, imageId, config, hostConfig, endpoints, mounts, ports, state);
    }
}
