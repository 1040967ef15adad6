package ai.pmoves.docker.internal.ports;

/**
 * Somebody who has a port of this host.
 *
 * @param address empty for all addresses
 * @param owner who it is, for people: {@code container web of project shop}, {@code nginx (pid 812)}
 * @param project the compose project it belongs to, empty for none
 */
public record Listener(String address, int port, String protocol, String owner, String project) {

    /** Whether both cannot be had at the same time. */
    boolean clashes(String otherAddress, int otherPort, String otherProtocol) {
        boolean sameAddress = isAny(address) || isAny(otherAddress) || address.equals(otherAddress);
        return port == otherPort && protocol.equals(otherProtocol) && sameAddress;
    }

    private static boolean isAny(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}
