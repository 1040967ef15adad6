package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Containers, apart from their running: {@link Lifecycle}. */
public final class Containers {
    private final Store store;
    private final Events events;
    private final Timeline timeline;
    private final Images images;
    private final Volumes volumes;
    private final Mounts mounts;
    private final Lifecycle lifecycle;
    private final Logs logs;

    Containers(
            Store store,
            Events events,
            Timeline timeline,
            Images images,
            Volumes volumes,
            Lifecycle lifecycle,
            Logs logs,
            Script script) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
        this.images = images;
        this.volumes = volumes;
        this.mounts = new Mounts(volumes, script);
        this.lifecycle = lifecycle;
        this.logs = logs;
    }

    /** @param name empty for one made up */
    public Container create(String name, ObjectNode request) {
        ContainerRequest.validate(request);
        String id = Ids.fresh();
        String named = name.isEmpty() ? "rehearsal_" + id.substring(0, 8) : demandName(name);
        synchronized (store) {
            demandFree(named);
            String image = request.path("Image").asText("");
            Image found =
                    images.find(image).orElseThrow(() -> new EngineError(404, "No such image: " + withTag(image)));
            ObjectNode config = ContainerRequest.config(request, id);
            ObjectNode hostConfig = ContainerRequest.hostConfig(request);
            Container container = new Container(
                    id,
                    named,
                    timeline.now(),
                    image,
                    found.id(),
                    config,
                    hostConfig,
                    endpoints(hostConfig.path("NetworkMode").asText(), request),
                    mounts.of(config, hostConfig),
                    Map.of(),
                    State.CREATED);
            store.put(container.created(), "create", container);
            events.container(container.created(), "create", container, Map.of());
            return container;
        }
    }

    private static String withTag(String image) {
        return image.startsWith("sha256:") ? image : Reference.parse(image).full();
    }

    private static Map<String, Endpoint> endpoints(String mode, ObjectNode request) {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        JsonNode wanted = request.path("NetworkingConfig").path("EndpointsConfig");
        wanted.properties()
                .forEach(e -> endpoints.put(
                        e.getKey(),
                        Endpoint.planned(
                                e.getKey(), e.getValue() instanceof ObjectNode o ? o.deepCopy() : Json.object())));
        if (endpoints.isEmpty() && !mode.startsWith("container:")) {
            endpoints.put(mode, Endpoint.planned(mode, Json.object()));
        }
        return endpoints;
    }

    private static String demandName(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (!bare.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            throw new EngineError(
                    400, "Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
        return bare;
    }

    private void demandFree(String name) {
        for (Container other : store.containers()) {
            if (other.name().equals(name)) {
                throw new EngineError(
                        409,
                        "Conflict. The container name \"/" + name + "\" is already in use by container \"" + other.id()
                                + "\". You have to remove (or rename) that container to be able to reuse that name.");
            }
        }
    }

    public Container get(String reference) {
        return store.container(reference);
    }

    public Collection<Container> all() {
        return store.containers();
    }

    public void rename(String reference, String name) {
        if (name.isEmpty()) {
            throw new EngineError(400, "Neither old nor new names may be empty");
        }
        synchronized (store) {
            Container container = store.container(reference);
            String bare = demandName(name);
            if (container.name().equals(bare)) {
                throw new EngineError(400, "Renaming a container with the same name as its current name");
            }
            demandFree(bare);
            Container renamed = container.named(bare);
            store.put(timeline.now(), "rename", renamed);
            events.container(timeline.now(), "rename", renamed, Map.of("oldName", "/" + container.name()));
        }
    }

    /** @param anonymousVolumes whether those go, too */
    public void remove(String reference, boolean force, boolean anonymousVolumes) {
        synchronized (store) {
            Container container = store.container(reference);
            if (container.state().running() && !force) {
                String state = container.state().status();
                throw new EngineError(
                        409,
                        "cannot remove container \"" + reference + "\": container is " + state
                                + ": stop the container before removing or force remove");
            }
            lifecycle.halt(container);
            store.remove(timeline.now(), container);
            logs.forget(container.id());
            events.container(timeline.now(), "destroy", container, Map.of());
            if (anonymousVolumes) {
                removeAnonymous(container);
            }
        }
    }

    private void removeAnonymous(Container container) {
        List<Volume> unused = container.mounts().stream()
                .flatMap(m -> store.findVolume(m.name()).stream())
                .filter(v -> v.anonymous() && !volumes.used(v))
                .toList();
        unused.forEach(v -> volumes.remove(v.name()));
    }
}
