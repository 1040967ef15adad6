package ai.pmoves.docker.internal.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** Who wants to hear about which container. */
final class Listeners {
    private final Map<String, Set<Consumer<EngineEvent>>> byContainer = new ConcurrentHashMap<>();

    void add(String container, Consumer<EngineEvent> listener) {
        byContainer.compute(container, (id, set) -> {
            Set<Consumer<EngineEvent>> all = set == null ? new CopyOnWriteArraySet<>() : set;
            all.add(listener);
            return all;
        });
    }

    void remove(String container, Consumer<EngineEvent> listener) {
        byContainer.computeIfPresent(container, (id, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    void tell(String container, EngineEvent event) {
        byContainer.getOrDefault(container, Set.of()).forEach(listener -> listener.accept(event));
    }

    void tellAll(EngineEvent event) {
        byContainer.values().forEach(set -> set.forEach(listener -> listener.accept(event)));
    }
}
