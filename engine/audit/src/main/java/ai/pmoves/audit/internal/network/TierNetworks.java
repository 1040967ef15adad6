package ai.pmoves.audit.internal.network;

import ai.pmoves.compose.Project;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tier of each network: what {@code x-pmoves.tiers.networks} says ({@code data: [backend]}), and what the networks' names say
 * where it says nothing.
 */
record TierNetworks(Map<String, NetworkTier> byKey) {

    static TierNetworks of(Project project) {
        Map<String, NetworkTier> tiers = new TreeMap<>();
        project.networks().keySet().forEach(key -> NetworkTier.of(key).ifPresent(tier -> tiers.put(key, tier)));
        JsonNode said = project.canonical().path("x-pmoves").path("tiers").path("networks");
        for (NetworkTier tier : NetworkTier.values()) {
            for (JsonNode key : said.path(tier.word().toLowerCase(Locale.ROOT))) {
                if (project.networks().containsKey(key.asText())) {
                    tiers.put(key.asText(), tier);
                }
            }
        }
        return new TierNetworks(tiers);
    }

    /** Whether the stack keeps its data on a tier of its own; one that does not has no policy of tiers. */
    boolean apply() {
        return byKey.containsValue(NetworkTier.DATA);
    }

    boolean is(String key, NetworkTier tier) {
        return byKey.get(key) == tier;
    }

    Set<String> of(NetworkTier tier) {
        Set<String> keys = new TreeSet<>();
        byKey.forEach((key, one) -> {
            if (one == tier) {
                keys.add(key);
            }
        });
        return keys;
    }
}
