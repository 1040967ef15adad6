package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a service takes of the machine's ports.
 *
 * @param first the port, or the first of a range of which the engine takes a free one
 * @param last equal to {@code first} for a single port
 */
record HostPort(Service service, int index, String ip, String protocol, int first, int last) {

    static final List<String> EVERYWHERE = List.of("", "0.0.0.0", "::", "[::]");

    static Optional<HostPort> of(Service service, int index) {
        Service.Port port = service.ports().get(index);
        String[] ends = port.published().split("-", 2);
        if (!ends[0].matches("\\d{1,5}") || !ends[ends.length - 1].matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(new HostPort(
                service,
                index,
                port.hostIp(),
                port.protocol(),
                Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1])));
    }

    boolean single() {
        return first == last;
    }

    IntStream numbers() {
        return IntStream.rangeClosed(first, last);
    }

    /** Whether both want this number at the same address: all addresses of a family include each one of it. */
    boolean meets(HostPort other) {
        return protocol.equals(other.protocol) && overlap(ip, other.ip);
    }

    private static boolean overlap(String left, String right) {
        if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
            return true;
        }
        boolean sameFamily = left.contains(":") == right.contains(":");
        return sameFamily && (EVERYWHERE.contains(left) || EVERYWHERE.contains(right));
    }

    /** Whether it is published at every address, of one family or of both. */
    boolean everywhere() {
        return EVERYWHERE.contains(ip);
    }

    @Override
    public String toString() {
        return (ip.isEmpty() ? "" : ip + ":") + first + (single() ? "" : "-" + last) + "/" + protocol;
    }
}
