package ai.pmoves.docker.rehearsal.internal.world;

import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which subnets, addresses and host ports are free. Pure. */
final class Addresses {
    private static final int FIRST_FREE_PORT = 32768;
    private static final int LAST_PORT = 65535;

    private Addresses() {}

    /** The first free one of the engine's default pools 172.17 to 172.31 (/16) and 192.168 (/20). */
    static String freeSubnet(Collection<Network> networks) {
        return Stream.concat(
                        IntStream.range(17, 32).mapToObj(i -> "172." + i + ".0.0/16"),
                        IntStream.range(0, 16).mapToObj(i -> "192.168." + 16 * i + ".0/20"))
                .filter(pool -> networks.stream().noneMatch(n -> overlap(n.subnet(), pool)))
                .findFirst()
                .orElseThrow(() -> new EngineError(400, "all predefined address pools have been fully subnetted"));
    }

    static int prefix(String subnet) {
        return subnet.isEmpty() ? 0 : Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1));
    }

    static boolean overlap(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        int bits = Math.min(prefix(a), prefix(b));
        return bits == 0
                || number(a.substring(0, a.indexOf('/'))) >> (32 - bits)
                        == number(b.substring(0, b.indexOf('/'))) >> (32 - bits);
    }

    static String nth(String subnet, int n) {
        long base = number(subnet.substring(0, subnet.indexOf('/'))) + n;
        return (base >> 24 & 255) + "." + (base >> 16 & 255) + "." + (base >> 8 & 255) + "." + (base & 255);
    }

    static String freeAddress(Network network, Set<String> taken) {
        int size = 1 << (32 - prefix(network.subnet()));
        for (int n = 1; n < size - 1; n++) {
            String address = nth(network.subnet(), n);
            if (!taken.contains(address) && !address.equals(network.gateway())) {
                return address;
            }
        }
        throw new EngineError(
                403,
                "failed to set up container networking: no available IPv4 addresses on this network's address pools: "
                        + network.name());
    }

    /** 02:42 and the address, as engines before 28 made it up. */
    static String mac(String address) {
        long n = number(address);
        return String.format("02:42:%02x:%02x:%02x:%02x", n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255);
    }

    static String freePort(Set<String> taken) {
        for (int port = FIRST_FREE_PORT; port <= LAST_PORT; port++) {
            String text = Integer.toString(port);
            if (!taken.contains(text)) {
                return text;
            }
        }
        throw new EngineError(500, "all ports are allocated");
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
