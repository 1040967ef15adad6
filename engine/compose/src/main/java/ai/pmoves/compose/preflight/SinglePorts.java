package ai.pmoves.compose.preflight;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The single ports that services publish, found by their number. */
final class SinglePorts {
    private record Number(String protocol, int number) {}

    /** The first of each address. */
    private final Map<Number, Map<String, HostPort>> ports = new HashMap<>();

    void add(HostPort port) {
        if (port.single()) {
            ports.computeIfAbsent(new Number(port.protocol(), port.first()), key -> new LinkedHashMap<>())
                    .putIfAbsent(port.ip(), port);
        }
    }

    /** One that wants this number at an address of the given one. */
    Optional<HostPort> meeting(HostPort port, int number) {
        Map<String, HostPort> there = ports.getOrDefault(new Number(port.protocol(), number), Map.of());
        Stream<String> addresses = port.everywhere()
                ? there.keySet().stream()
                : Stream.concat(Stream.of(port.ip()), HostPort.EVERYWHERE.stream());
        return addresses
                .map(there::get)
                .filter(Objects::nonNull)
                .filter(port::meets)
                .findFirst();
    }
}
