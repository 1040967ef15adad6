package ai.pmoves.docker.internal.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The layers' progress, summed up for one line. */
final class PullProgress {
    private static final double MEGA = 1_000_000;

    private final String image;
    private final Map<String, long[]> layers = new LinkedHashMap<>();

    PullProgress(String image) {
        this.image = image;
    }

    /** Takes one message of the engine. */
    void on(JsonNode message) {
        JsonNode detail = message.path("progressDetail");
        if (message.path("status").asText().equals("Downloading")
                && detail.path("total").asLong() > 0) {
            layers.put(message.path("id").asText(), new long[] {
                detail.path("current").asLong(), detail.path("total").asLong()
            });
        }
        long[] layer = layers.get(message.path("id").asText());
        if (layer != null && message.path("status").asText().equals("Download complete")) {
            layer[0] = layer[1];
        }
    }

    String note() {
        long done = layers.values().stream().mapToLong(layer -> layer[0]).sum();
        long total = layers.values().stream().mapToLong(layer -> layer[1]).sum();
        return total == 0
                ? "pulling " + image
                : String.format(Locale.ROOT, "pulling %s: %.1f of %.1f MB", image, done / MEGA, total / MEGA);
    }
}
