package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.docker.rehearsal.internal.world.Container.Binding;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which host ports a container gets when it starts. Pure. */
final class Ports {
    private Ports() {}

    /**
     * The exposed ports with their bindings, empty for those that are only exposed.
     *
     * @throws EngineError (500) in the engine's words where a port is taken by one of the others
     */
    static Map<String, List<Binding>> publish(Container container, Collection<Container> others, String endpointId) {
        Map<String, List<Binding>> published = new LinkedHashMap<>();
        JsonNode wanted = container.hostConfig().path("PortBindings");
        boolean all = container.hostConfig().path("PublishAllPorts").asBoolean();
        container.config().path("ExposedPorts").properties().forEach(exposed -> {
            List<Binding> bindings = new ArrayList<>();
            for (JsonNode want : wanted.path(exposed.getKey())) {
                bindings.addAll(bind(container, want, exposed.getKey(), others, published, bindings, endpointId));
            }
            if (all && bindings.isEmpty()) {
                bindings.addAll(
                        bind(container, Json.object(), exposed.getKey(), others, published, bindings, endpointId));
            }
            published.put(exposed.getKey(), List.copyOf(bindings));
        });
        return published;
    }

    private static List<Binding> bind(
            Container container,
            JsonNode want,
            String port,
            Collection<Container> others,
            Map<String, List<Binding>> published,
            List<Binding> sofar,
            String endpointId) {
        String ip = want.path("HostIp").asText("");
        String protocol = port.substring(port.indexOf('/') + 1);
        List<Binding> taken = new ArrayList<>(sofar);
        taken.addAll(of(published, protocol));
        others.forEach(other -> taken.addAll(of(other.ports(), protocol)));
        String hostPort = free(want.path("HostPort").asText(""), ip, taken)
                .orElseThrow(() -> new EngineError(
                        500,
                        "failed to set up container networking: driver failed programming external connectivity on endpoint "
                                + container.name() + " (" + endpointId + "): Bind for "
                                + (ip.isEmpty() ? "0.0.0.0" : ip) + ":"
                                + want.path("HostPort").asText() + " failed: port is already allocated"));
        return ip.isEmpty()
                ? List.of(new Binding("0.0.0.0", hostPort), new Binding("::", hostPort))
                : List.of(new Binding(ip, hostPort));
    }

    private static Optional<String> free(String wanted, String ip, List<Binding> taken) {
        if (wanted.isEmpty() || wanted.equals("0")) {
            Set<String> numbers = taken.stream().map(Binding::hostPort).collect(Collectors.toSet());
            return Optional.of(Addresses.freePort(numbers));
        }
        int dash = wanted.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? wanted : wanted.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(wanted.substring(dash + 1));
        for (int port = first; port <= last; port++) {
            String candidate = Integer.toString(port);
            if (taken.stream().noneMatch(b -> b.hostPort().equals(candidate) && overlap(b.hostIp(), ip))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean overlap(String a, String b) {
        return any(a) || any(b) || a.equals(b);
    }

    private static boolean any(String ip) {
        return ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
    }

    private static List<Binding> of(Map<String, List<Binding>> ports, String protocol) {
        return ports.entrySet().stream()
                .filter(e -> e.getKey().endsWith("/" + protocol))
                .flatMap(e -> e.getValue().stream())
                .toList();
    }
}
