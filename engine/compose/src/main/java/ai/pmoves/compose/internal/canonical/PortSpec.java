package ai.pmoves.compose.internal.canonical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code [ip:][published:]target[/protocol]}, each port possibly a range.
 *
 * @param hostIp empty for all addresses
 * @param published a port, a range, or empty
 */
record PortSpec(String hostIp, String published, int target, String protocol) {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    private record Range(int first, int last) {
        int length() {
            return last - first + 1;
        }
    }

    /** One for each container port, ordered as Compose orders them (by text). */
    static List<PortSpec> parse(String text) {
        String[] parts = text.split(":", -1);
        String container = parts[parts.length - 1];
        String host = parts.length > 1 ? parts[parts.length - 2] : "";
        String ip = parts.length > 2 ? String.join(":", List.of(parts).subList(0, parts.length - 2)) : "";
        String protocol = protocol(container);
        int slash = container.indexOf('/');
        String port = slash < 0 ? container : container.substring(0, slash);
        if (port.isEmpty()) {
            throw new BadSpec("no port specified: " + text + "<empty>");
        }
        return expand(address(ip), range(host, "hostPort"), range(port, "containerPort"), protocol, host, port);
    }

    private static List<PortSpec> expand(
            String ip, Range host, Range target, String protocol, String hostText, String targetText) {
        boolean published = !hostText.isEmpty();
        if (published && host.length() != target.length() && target.length() > 1) {
            throw new BadSpec(
                    "invalid ranges specified for container and host Ports: " + targetText + " and " + hostText);
        }
        List<PortSpec> ports = new ArrayList<>();
        for (int i = 0; i < target.length(); i++) {
            String port = published ? String.valueOf(host.first() + i) : "";
            if (published && target.length() == 1 && host.length() > 1) {
                port = host.first() + "-" + host.last();
            }
            ports.add(new PortSpec(ip, port, target.first() + i, protocol));
        }
        ports.sort(Comparator.comparing(p -> p.target() + "/" + p.protocol()));
        return ports;
    }

    private static String protocol(String container) {
        int slash = container.indexOf('/');
        String protocol = slash < 0 ? "" : container.substring(slash + 1);
        String known = protocol.isEmpty() ? "tcp" : protocol.toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(known)) {
            throw new BadSpec("invalid proto: " + protocol);
        }
        return known;
    }

    private static String address(String text) {
        String ip = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!ip.isEmpty() && !IpAddress.isValid(ip)) {
            throw new BadSpec("invalid IP address: " + ip);
        }
        return ip;
    }

    private static Range range(String text, String what) {
        if (text.isEmpty()) {
            return new Range(0, 0);
        }
        String[] ends = text.split("-", -1);
        int first = port(ends[0], text, what);
        int last = ends.length == 1 ? first : port(ends[1], text, what);
        if (ends.length > 2 || last < first) {
            throw new BadSpec("invalid " + what + ": " + text);
        }
        return new Range(first, last);
    }

    private static int port(String digits, String text, String what) {
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > 65_535) {
            throw new BadSpec("invalid " + what + ": " + text);
        }
        return Integer.parseInt(digits);
    }
}
