package ai.pmoves.docker.internal;

import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.docker.internal.reconcile.NetworkState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is on the engine for a project, as plain data. */
public final class Overview {
    private final Session session;

    public Overview(Session session) {
        this.session = session;
    }

    /** Keys {@code services} (by name: list of containers), {@code networks} and {@code volumes} (by name: key). */
    public Map<String, Object> of(String project) {
        Observer observer = new Observer(session.api());
        Map<String, List<Object>> services = new TreeMap<>();
        for (ContainerState container : observer.containers(project)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", container.id());
            one.put("name", container.name());
            one.put("state", container.state());
            one.put("status", container.status());
            one.put("image", container.image());
            one.put("config-hash", container.labels().getOrDefault(Labels.CONFIG_HASH, ""));
            services.computeIfAbsent(container.service(), name -> new ArrayList<>())
                    .add(one);
        }
        Map<String, Object> networks = new TreeMap<>();
        for (NetworkState network : observer.networks(project)) {
            networks.put(network.name(), network.labels().getOrDefault(Labels.NETWORK, ""));
        }
        Map<String, Object> volumes = new TreeMap<>();
        observer.volumes(project)
                .forEach(volume -> volumes.put(
                        volume.path("Name").asText(),
                        volume.path("Labels").path(Labels.VOLUME).asText("")));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("services", services);
        all.put("networks", networks);
        all.put("volumes", volumes);
        return all;
    }
}
