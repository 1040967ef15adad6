package ai.pmoves.docker.internal.ports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code /proc/net/tcp} and its siblings. */
final class ProcNet {
    private static final String LISTENING = "0A";
    /** An IPv4 address in an IPv6 socket. */
    private static final String MAPPED = "0000000000000000FFFF0000";

    private static final String UNCONNECTED = "07";

    private ProcNet() {}

    /** @param inode by which the owner is found */
    record Socket(String address, int port, long inode) {}

    /** Those that wait for somebody: TCP listeners, UDP sockets without a peer. */
    static List<Socket> waiting(List<String> lines) {
        List<Socket> sockets = new ArrayList<>();
        for (String line : lines) {
            String[] field = line.strip().split("\\s+");
            if (field.length > 9 && (field[3].equals(LISTENING) || field[3].equals(UNCONNECTED))) {
                int colon = field[1].lastIndexOf(':');
                sockets.add(new Socket(
                        address(field[1].substring(0, colon)),
                        Integer.parseInt(field[1].substring(colon + 1), 16),
                        Long.parseLong(field[9])));
            }
        }
        return sockets;
    }

    /** Hexadecimal, each 32 bits in the host's order; all zero is every address. */
    private static String address(String hex) {
        if (hex.chars().allMatch(c -> c == '0')) {
            return "";
        }
        if (hex.startsWith(MAPPED)) {
            return address(hex.substring(MAPPED.length()));
        }
        if (hex.length() != 8) {
            return hex.equals("00000000000000000000000001000000") ? "::1" : "ipv6:" + hex;
        }
        StringBuilder dotted = new StringBuilder();
        for (int i = 6; i >= 0; i -= 2) {
            dotted.append(Integer.parseInt(hex.substring(i, i + 2), 16)).append(i == 0 ? "" : ".");
        }
        return dotted.toString();
    }

    /** Inode by the text of a {@code /proc/PID/fd} link, such as {@code socket:[4711]}. */
    static Map<Long, Long> pidByInode(Map<Long, List<String>> linksByPid) {
        Map<Long, Long> owners = new HashMap<>();
        linksByPid.forEach((pid, links) -> {
            for (String link : links) {
                if (link.startsWith("socket:[")) {
                    owners.put(Long.parseLong(link.substring(8, link.length() - 1)), pid);
                }
            }
        });
        return owners;
    }
}
