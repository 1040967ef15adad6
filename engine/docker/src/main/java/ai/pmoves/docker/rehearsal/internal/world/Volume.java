package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** @param request what it was created with: labels, driver, options */
public record Volume(String name, Instant created, boolean anonymous, ObjectNode request) implements Thing {

    @Override
    public String id() {
        return name;
    }

    @Override
    public String kind() {
        return "volume";
    }

    public String mountpoint() {
        return "/var/lib/docker/volumes/" + name + "/_data";
    }
}
