package ai.pmoves.compose;

import ai.pmoves.compose.internal.model.Hashes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Compose's config hash, for definitions that only an engine can complete. */
public final class ConfigHash {
    private ConfigHash() {}

    /** Over a service in canonical form whose {@code service:x} became {@code container:id}, as Compose hashes it. */
    public static String ofService(ObjectNode canonical) {
        return Hashes.service(canonical);
    }
}
