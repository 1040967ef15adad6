package ai.pmoves.docker.internal;

import ai.pmoves.compose.Service.Port;
import ai.pmoves.docker.LiveContainer;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.ready.Snapshot;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A project's containers, each looked at. */
public final class LiveContainers {
    private LiveContainers() {}

    /** By name; one that goes away meanwhile is left out. */
    public static List<LiveContainer> of(Observer observer, String project) {
        List<LiveContainer> containers = new ArrayList<>();
        for (ContainerState container : observer.containers(project)) {
            observer.find(container.id())
                    .map(inspect -> live(container, Snapshot.of(inspect), inspect))
                    .ifPresent(containers::add);
        }
        return containers.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static LiveContainer live(ContainerState container, Snapshot now, JsonNode inspect) {
        List<Port> published = new ArrayList<>();
        inspect.path("NetworkSettings").path("Ports").properties().forEach(entry -> {
            String[] target = entry.getKey().split("/", 2);
            for (JsonNode binding : entry.getValue()) {
                if (target[0].matches("\\d{1,5}")) {
                    published.add(new Port(
                            binding.path("HostIp").asText(""),
                            binding.path("HostPort").asText(""),
                            Integer.parseInt(target[0]),
                            target.length > 1 ? target[1] : "tcp"));
                }
            }
        });
        return new LiveContainer(
                container.name(),
                container.service(),
                now.status(),
                now.health(),
                now.exitCode(),
                now.restarts(),
                published);
    }
}
