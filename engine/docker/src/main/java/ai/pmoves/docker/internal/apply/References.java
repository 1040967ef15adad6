package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a definition says about other services' containers ({@code network_mode: service:x}), as ids of containers. */
final class References {
    private static final String SERVICE = "service:";

    private final List<ContainerState> containers;

    /** @param containers all of the project's */
    public References(List<ContainerState> containers) {
        this.containers = containers;
    }

    /** The definition itself where it refers to nobody. */
    public ObjectNode resolve(Service service) {
        ObjectNode resolved = service.definition().deepCopy();
        for (String key : List.of("network_mode", "ipc", "pid")) {
            String value = resolved.path(key).asText("");
            if (value.startsWith(SERVICE)) {
                resolved.put(
                        key,
                        "container:"
                                + container(service, key, value.substring(SERVICE.length()))
                                        .id());
            }
        }
        List<String> sources = new ArrayList<>();
        for (JsonNode source : resolved.path("volumes_from")) {
            String[] parts = source.asText().split(":", 2);
            sources.add(
                    parts[0].equals("container")
                            ? parts[1]
                            : container(service, "volumes_from", parts[0]).id());
        }
        if (!sources.isEmpty()) {
            resolved.set("volumes_from", Json.strings(sources));
        }
        return resolved.equals(service.definition()) ? service.definition() : resolved;
    }

    /** The engine's {@code container:alias} pairs for {@code links} and {@code external_links}, three for each as ever. */
    public List<String> links(String project, Service service, int number) {
        List<String> links = new ArrayList<>();
        for (String link : Json.texts(service.definition().path("links"))) {
            String[] parts = link.split(":", 2);
            String alias = parts[parts.length - 1];
            containers.stream().filter(c -> c.service().equals(parts[0])).forEach(c -> {
                links.add(c.name() + ":" + alias);
                links.add(c.name() + ":" + parts[0] + "-" + number);
                links.add(c.name() + ":" + project + "-" + parts[0] + "-" + number);
            });
        }
        for (String link : Json.texts(service.definition().path("external_links"))) {
            String[] parts = link.split(":", 2);
            links.add(parts[0] + ":" + parts[parts.length - 1]);
        }
        return links;
    }

    private ContainerState container(Service service, String key, String other) {
        return containers.stream()
                .filter(c -> c.service().equals(other))
                .findFirst()
                .orElseThrow(() -> new PmovesException(
                        ExitCode.FAILED,
                        Problem.error(
                                "docker.dependency-gone",
                                service.name() + " shares " + key + " with " + other + ", which has no container")));
    }
}
