package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Volumes: made where they are missing, not removed where they are in use. */
public final class Volumes {
    private final Store store;
    private final Events events;
    private final Timeline timeline;

    Volumes(Store store, Events events, Timeline timeline) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
    }

    /** An existing one is returned as it is, whatever is asked for. */
    public Volume ensure(String name, ObjectNode request) {
        if (name.length() == 1) {
            throw new EngineError(
                    400,
                    "create " + name
                            + ": volume name is too short, names should be at least two alphanumeric characters");
        }
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            throw new EngineError(
                    400,
                    "create " + name + ": \"" + name
                            + "\" includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are"
                            + " allowed. If you intended to pass a host directory, use absolute path");
        }
        synchronized (store) {
            return store.findVolume(name).orElseGet(() -> create(name, false, request));
        }
    }

    public Volume anonymous() {
        return create(Ids.fresh(), true, Json.object());
    }

    private Volume create(String name, boolean anonymous, ObjectNode request) {
        Volume volume = new Volume(name, timeline.now(), anonymous, request.deepCopy());
        store.put(volume.created(), "create", volume);
        events.volume(volume.created(), "create", volume, Map.of());
        return volume;
    }

    public Volume get(String name) {
        return store.findVolume(name).orElseThrow(() -> EngineError.noVolume(name));
    }

    public Collection<Volume> all() {
        return store.volumes();
    }

    public boolean used(Volume volume) {
        return store.containers().stream().anyMatch(c -> c.mounts(volume.name()));
    }

    public void remove(String name) {
        synchronized (store) {
            Volume volume = get(name);
            List<String> users = store.containers().stream()
                    .filter(c -> c.mounts(name))
                    .map(Container::id)
                    .toList();
            if (!users.isEmpty()) {
                throw new EngineError(
                        409, "remove " + name + ": volume is in use - [" + String.join(", ", users) + "]");
            }
            store.remove(timeline.now(), volume);
            events.volume(timeline.now(), "destroy", volume, Map.of());
        }
    }
}
