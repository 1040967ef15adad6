package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/**
 * @param subnet in CIDR notation, empty for host and none
 * @param request what it was created with
 */
public record Network(
        String id, String name, Instant created, String driver, String subnet, String gateway, ObjectNode request)
        implements Thing {
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none");

    @Override
    public String kind() {
        return "network";
    }

    public boolean predefined() {
        return PREDEFINED.contains(name);
    }
}
