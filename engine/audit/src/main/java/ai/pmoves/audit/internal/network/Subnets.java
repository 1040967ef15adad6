package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Network;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two networks that want the same addresses: the engine makes the first and refuses the second. */
final class Subnets implements Rule {
    private static final String ID = "network.subnet-overlap";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        List<Subnet> before = new ArrayList<>();
        for (Network network : target.project().networks().values()) {
            for (JsonNode pool : network.definition().path("ipam").path("config")) {
                Optional<Subnet> subnet =
                        Subnet.of(network.key(), pool.path("subnet").asText(""));
                subnet.ifPresent(one -> before.stream()
                        .filter(other -> !other.network.equals(one.network) && other.overlaps(one))
                        .findFirst()
                        .ifPresent(other -> findings.add(
                                ID,
                                "networks." + one.network + ".ipam." + one.text,
                                target.project()
                                        .where("networks." + one.network + ".ipam.config.0.subnet")
                                        .orElse(null),
                                "network '" + one.network + "' (" + one.text + ") overlaps with '" + other.network
                                        + "' (" + other.text + "): the engine makes only one of them",
                                "give it a subnet of its own, or leave subnet out and let the engine choose")));
                subnet.ifPresent(before::add);
            }
        }
    }

    private record Subnet(String network, String text, byte[] address, int bits) {

        static Optional<Subnet> of(String network, String text) {
            int slash = text.indexOf('/');
            // never a name: that would ask a name server
            if (!text.matches("[0-9a-fA-F.:]+/[0-9]{1,3}")) {
                return Optional.empty();
            }
            try {
                byte[] address = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return Optional.of(new Subnet(network, text, address, Integer.parseInt(text.substring(slash + 1))));
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }

        boolean overlaps(Subnet other) {
            int common = Math.min(bits, other.bits);
            int shift = Math.max(0, address.length * 8 - common);
            return address.length == other.address.length
                    && new BigInteger(1, address)
                            .shiftRight(shift)
                            .equals(new BigInteger(1, other.address).shiftRight(shift));
        }
    }
}
