package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A container's place in a network.
 *
 * @param network its name
 * @param networkId empty until the container runs, as are id and addresses
 * @param address IPv4
 * @param prefix bits of the network's part of it
 * @param settings what was asked for: aliases, IPAM, driver options
 */
public record Endpoint(
        String network,
        String networkId,
        String id,
        String address,
        int prefix,
        String gateway,
        String mac,
        ObjectNode settings) {

    static Endpoint planned(String network, ObjectNode settings) {
        return new Endpoint(network, "", "", "", 0, "", "", settings);
    }

    public boolean joined() {
        return !id.isEmpty();
    }

    Endpoint left() {
        return new Endpoint(network, networkId, "", "", 0, "", "", settings);
    }
}
