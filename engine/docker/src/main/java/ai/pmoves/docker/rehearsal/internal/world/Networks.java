package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Networks, and who is in them. */
public final class Networks {
    private final Store store;
    private final Events events;
    private final Timeline timeline;
    private final Attachments attachments;

    Networks(Store store, Events events, Timeline timeline, Attachments attachments) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
        this.attachments = attachments;
    }

    /** Those that every engine has. */
    void ensurePredefined() {
        synchronized (store) {
            for (String name : List.of("bridge", "host", "none")) {
                if (store.findNetwork(name).isEmpty()) {
                    String driver = name.equals("none") ? "null" : name;
                    String subnet = name.equals("bridge") ? Addresses.freeSubnet(List.of()) : "";
                    add(name, driver, subnet, Json.object());
                }
            }
        }
    }

    public Network create(ObjectNode request) {
        String name = request.path("Name").asText("");
        if (name.isBlank()) {
            throw new EngineError(400, "invalid name: name is empty");
        }
        synchronized (store) {
            if (store.networks().stream().anyMatch(n -> n.name().equals(name))) {
                throw new EngineError(409, "network with name " + name + " already exists");
            }
            String driver = request.path("Driver").asText("");
            Network network = add(name, driver.isEmpty() ? "bridge" : driver, subnet(request), request.deepCopy());
            events.network(network.created(), "create", network, null);
            return network;
        }
    }

    private Network add(String name, String driver, String subnet, ObjectNode request) {
        String gateway =
                request.path("IPAM").path("Config").path(0).path("Gateway").asText("");
        String first = subnet.isEmpty() ? "" : Addresses.nth(subnet, 1);
        Network network = new Network(
                Ids.fresh(), name, timeline.now(), driver, subnet, gateway.isEmpty() ? first : gateway, request);
        store.put(network.created(), "create", network);
        return network;
    }

    private String subnet(JsonNode request) {
        for (JsonNode config : request.path("IPAM").path("Config")) {
            String subnet = config.path("Subnet").asText("");
            if (subnet.matches("\\d+(\\.\\d+){3}/\\d+")) {
                if (store.networks().stream().anyMatch(n -> Addresses.overlap(n.subnet(), subnet))) {
                    throw new EngineError(
                            403, "invalid pool request: Pool overlaps with other one on this address space");
                }
                return subnet;
            }
        }
        return Addresses.freeSubnet(store.networks());
    }

    public Network get(String reference) {
        return store.network(reference);
    }

    public Collection<Network> all() {
        return store.networks();
    }

    /** Containers with an address in it. */
    public Collection<Container> members(Network network) {
        return store.containers().stream().filter(c -> joined(c, network)).toList();
    }

    private static boolean joined(Container container, Network network) {
        Endpoint endpoint = container.endpoints().get(network.name());
        return endpoint != null && endpoint.joined() && endpoint.networkId().equals(network.id());
    }

    public void connect(String reference, String containerReference, ObjectNode settings) {
        synchronized (store) {
            Container container = store.container(containerReference);
            Network network = store.network(reference);
            if (container.endpoints().containsKey(network.name())) {
                throw new EngineError(
                        403, "endpoint with name " + container.name() + " already exists in network " + network.name());
            }
            Endpoint planned = Endpoint.planned(network.name(), settings.deepCopy());
            boolean alive = container.state().alive();
            Container with = container.with(alive ? attachments.join(planned, network) : planned);
            store.put(timeline.now(), "connect", with);
            if (alive) {
                events.network(timeline.now(), "connect", network, container.id());
            }
        }
    }

    public void disconnect(String reference, String containerReference, boolean force) {
        synchronized (store) {
            Network network = store.network(reference);
            Container container = store.container(containerReference);
            if (!container.endpoints().containsKey(network.name())) {
                if (force) {
                    return;
                }
                throw new EngineError(
                        500, "container " + container.id() + " is not connected to network " + network.name());
            }
            boolean joined = joined(container, network);
            store.put(timeline.now(), "disconnect", container.without(network.name()));
            if (joined) {
                events.network(timeline.now(), "disconnect", network, container.id());
            }
        }
    }

    public void remove(String reference) {
        synchronized (store) {
            Network network = store.network(reference);
            if (network.predefined()) {
                throw new EngineError(403, network.name() + " is a pre-defined network and cannot be removed");
            }
            Collection<Container> members = members(network);
            if (!members.isEmpty()) {
                String names = members.stream().map(c -> member(c, network)).collect(Collectors.joining(", "));
                throw new EngineError(
                        403,
                        "error while removing network: network " + network.name() + " has active endpoints (" + names
                                + ")");
            }
            store.remove(timeline.now(), network);
            events.network(timeline.now(), "destroy", network, null);
        }
    }

    private static String member(Container container, Network network) {
        Endpoint endpoint = container.endpoints().get(network.name());
        String id = endpoint == null ? "" : endpoint.id();
        return "name:\"" + container.name() + "\" id:\"" + id.substring(0, Math.min(12, id.length())) + "\"";
    }
}
