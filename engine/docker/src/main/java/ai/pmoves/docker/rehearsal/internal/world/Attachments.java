package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins containers to their networks when they start, and parts them when they end. Called under the store's monitor. */
final class Attachments {
    private final Store store;
    private final Events events;

    Attachments(Store store, Events events) {
        this.store = store;
        this.events = events;
    }

    /** The container with an address in each of its networks and its ports published; nothing is stored yet. */
    Container join(Container container, boolean publishes) {
        Map<String, Endpoint> joined = new LinkedHashMap<>();
        for (Endpoint planned : container.endpoints().values()) {
            Network network = store.findNetwork(planned.network())
                    .orElseThrow(() -> new EngineError(
                            404, "failed to set up container networking: network " + planned.network() + " not found"));
            joined.put(planned.network(), join(planned, network));
        }
        Container with = container.with(joined, Map.of());
        if (!publishes) {
            return with;
        }
        return publish(with);
    }

    /** The container with the ports that it asks for. */
    Container publish(Container container) {
        Collection<Container> others = store.containers().stream()
                .filter(c -> c.state().alive() && !c.id().equals(container.id()))
                .toList();
        String endpoint = container.endpoints().values().stream()
                .map(Endpoint::id)
                .findFirst()
                .orElse("");
        return container.with(container.endpoints(), Ports.publish(container, others, endpoint));
    }

    Endpoint join(Endpoint planned, Network network) {
        if (network.subnet().isEmpty()) {
            return new Endpoint(planned.network(), network.id(), Ids.fresh(), "", 0, "", "", planned.settings());
        }
        String asked = planned.settings().path("IPAMConfig").path("IPv4Address").asText("");
        Set<String> taken = new HashSet<>();
        store.containers()
                .forEach(c -> c.endpoints().values().stream()
                        .filter(e -> e.networkId().equals(network.id()) && e.joined())
                        .forEach(e -> taken.add(e.address())));
        if (taken.contains(asked)) {
            throw new EngineError(403, "failed to set up container networking: Address already in use");
        }
        String address = asked.isEmpty() ? Addresses.freeAddress(network, taken) : asked;
        return new Endpoint(
                planned.network(),
                network.id(),
                Ids.fresh(),
                address,
                Addresses.prefix(network.subnet()),
                network.gateway(),
                Addresses.mac(address),
                planned.settings());
    }

    /** The container without addresses and published ports. */
    static Container leave(Container container) {
        Map<String, Endpoint> left = new LinkedHashMap<>();
        container.endpoints().forEach((name, endpoint) -> left.put(name, endpoint.left()));
        return container.with(left, Map.of());
    }

    void tell(Instant at, String action, Container container) {
        for (Endpoint endpoint : List.copyOf(container.endpoints().values())) {
            store.findNetwork(endpoint.networkId())
                    .ifPresent(network -> events.network(at, action, network, container.id()));
        }
    }
}
