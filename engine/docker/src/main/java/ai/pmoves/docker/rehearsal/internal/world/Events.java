package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells everybody who listens what happens, and remembers the last of it. */
public final class Events {
    private static final int KEPT = 1024;

    private final Deque<EngineEvent> history = new ArrayDeque<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** One listener's queue. */
    public final class Subscription implements AutoCloseable {
        private final BlockingQueue<EngineEvent> queue = new LinkedBlockingQueue<>();

        /** The next event, or null where none came within this time. */
        public @Nullable EngineEvent next(Duration within) throws InterruptedException {
            return queue.poll(within.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }

    /** Events from now on; {@code past} takes those remembered so far, with none lost or doubled in between. */
    public synchronized Subscription subscribe(@Nullable List<EngineEvent> past) {
        if (past != null) {
            past.addAll(history);
        }
        Subscription subscription = new Subscription();
        subscriptions.add(subscription);
        return subscription;
    }

    public int listeners() {
        return subscriptions.size();
    }

    synchronized void publish(EngineEvent event) {
        history.addLast(event);
        if (history.size() > KEPT) {
            history.removeFirst();
        }
        subscriptions.forEach(s -> s.queue.add(event));
    }

    void container(Instant at, String action, Container container, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(container.labels());
        attributes.putAll(more);
        attributes.put("image", container.image());
        attributes.put("name", container.name());
        publish(new EngineEvent(at, "container", action, container.id(), attributes));
    }

    void network(Instant at, String action, Network network, @Nullable String container) {
        Map<String, String> attributes = new TreeMap<>(Map.of("name", network.name(), "type", network.driver()));
        if (container != null) {
            attributes.put("container", container);
        }
        publish(new EngineEvent(at, "network", action, network.id(), attributes));
    }

    void volume(Instant at, String action, Volume volume, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.put("driver", "local");
        publish(new EngineEvent(at, "volume", action, volume.name(), attributes));
    }

    void image(Instant at, String action, String id, String name) {
        publish(new EngineEvent(at, "image", action, id, Map.of("name", name)));
    }
}
