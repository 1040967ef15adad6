package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;
import java.util.List;

/**
 * @param tags such as {@code nats:2}, in full
 * @param digests such as {@code nats@sha256:...}
 */
public record Image(String id, List<String> tags, List<String> digests, Instant created) implements Thing {

    @Override
    public String name() {
        return tags.isEmpty() ? id : tags.get(0);
    }

    @Override
    public String kind() {
        return "image";
    }
}
