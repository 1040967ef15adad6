package ai.pmoves.compose.internal.model;

import ai.pmoves.kernel.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The config hashes of Compose 2.40: SHA-256 over the canonical JSON without what must not cause a recreation. */
public final class Hashes {
    private static final List<String> CLEARED = List.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private Hashes() {}

    public static String service(ObjectNode service) {
        ObjectNode hashed = service.deepCopy();
        hashed.remove(CLEARED);
        if (hashed.get("deploy") instanceof ObjectNode deploy) {
            deploy.remove("replicas");
        }
        return digest(hashed);
    }

    public static String network(ObjectNode network) {
        return digest(network);
    }

    public static String volume(ObjectNode volume) {
        if (volume.has("driver")) {
            return digest(volume);
        }
        ObjectNode local = volume.objectNode();
        if (volume.has("name")) {
            local.set("name", volume.get("name"));
        }
        local.put("driver", "local");
        volume.fields().forEachRemaining(f -> {
            if (!f.getKey().equals("name")) {
                local.set(f.getKey(), f.getValue());
            }
        });
        return digest(local);
    }

    private static String digest(JsonNode node) {
        return Sha256.of(GoJson.compact(node));
    }
}
