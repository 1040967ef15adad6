package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that exists. Everything that reads before it writes holds this object's monitor; each change is in the ledger first. */
final class Store implements AutoCloseable {
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Ledger ledger;

    private Store(Ledger ledger) {
        this.ledger = ledger;
    }

    static Store open(@Nullable Path file) throws IOException {
        if (file == null) {
            return new Store(Ledger.none());
        }
        List<Ledger.Entry> entries = new ArrayList<>();
        Store store = new Store(Ledger.open(file, entries));
        for (Ledger.Entry entry : entries) {
            store.replay(entry);
        }
        return store;
    }

    private void replay(Ledger.Entry entry) throws IOException {
        switch (entry.kind()) {
            case "container" -> replay(containers, entry, Container.class);
            case "network" -> replay(networks, entry, Network.class);
            case "volume" -> replay(volumes, entry, Volume.class);
            case "image" -> replay(images, entry, Image.class);
            default -> throw new IOException("unknown kind in the rehearsal's world: " + entry.kind());
        }
    }

    private static <T extends Thing> void replay(Map<String, T> into, Ledger.Entry entry, Class<T> type)
            throws JsonProcessingException {
        JsonNode after = entry.after();
        if (after == null || after.isNull()) {
            into.remove(entry.id());
        } else {
            into.put(entry.id(), Json.MAPPER.treeToValue(after, type));
        }
    }

    synchronized void put(Instant at, String action, Thing thing) {
        ledger.write(at, action, thing, false);
        note(thing);
    }

    /** Keeps a change that a crash may lose, such as one more probe with the same result. */
    synchronized void note(Thing thing) {
        if (thing instanceof Container container) {
            containers.put(container.id(), container);
        } else if (thing instanceof Network network) {
            networks.put(network.id(), network);
        } else if (thing instanceof Volume volume) {
            volumes.put(volume.id(), volume);
        } else if (thing instanceof Image image) {
            images.put(image.id(), image);
        }
    }

    synchronized void remove(Instant at, Thing thing) {
        ledger.write(at, "destroy", thing, true);
        all(thing).remove(thing.id());
    }

    private Map<String, ? extends Thing> all(Thing thing) {
        return switch (thing.kind()) {
            case "container" -> containers;
            case "network" -> networks;
            case "volume" -> volumes;
            default -> images;
        };
    }

    synchronized Collection<Container> containers() {
        return List.copyOf(containers.values());
    }

    synchronized Collection<Network> networks() {
        return List.copyOf(networks.values());
    }

    synchronized Collection<Volume> volumes() {
        return List.copyOf(volumes.values());
    }

    synchronized Collection<Image> images() {
        return List.copyOf(images.values());
    }

    /** By id, name, or unambiguous beginning of the id. */
    synchronized Container container(String reference) {
        String name = reference.startsWith("/") ? reference.substring(1) : reference;
        return find(containers, name).orElseThrow(() -> EngineError.noContainer(reference));
    }

    synchronized Network network(String reference) {
        return find(networks, reference).orElseThrow(() -> EngineError.noNetwork(reference));
    }

    synchronized Optional<Network> findNetwork(String reference) {
        return find(networks, reference);
    }

    synchronized Optional<Volume> findVolume(String name) {
        return Optional.ofNullable(volumes.get(name));
    }

    private static <T extends Thing> Optional<T> find(Map<String, T> things, String reference) {
        T exact = things.get(reference);
        if (exact != null) {
            return Optional.of(exact);
        }
        return Stream.concat(
                        things.values().stream().filter(t -> t.name().equals(reference)),
                        things.values().stream().filter(t -> !reference.isEmpty() && t.id().startsWith(reference)))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        ledger.close();
    }
}
