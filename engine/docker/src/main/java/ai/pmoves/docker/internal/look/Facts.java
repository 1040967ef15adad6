package ai.pmoves.docker.internal.look;

import ai.pmoves.docker.ImageFacts;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine's description of an image, read. */
final class Facts {
    private Facts() {}

    static ImageFacts of(JsonNode image) {
        JsonNode config = image.path("Config");
        Map<String, String> environment = new HashMap<>();
        for (String entry : texts(config.path("Env"))) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        String variant = image.path("Variant").asText("");
        return new ImageFacts(
                image.path("Id").asText(),
                config.path("User").asText(""),
                environment,
                texts(config.path("Healthcheck").path("Test")),
                texts(config.path("Shell")),
                texts(config.path("Entrypoint")),
                Json.textMap(config.path("Labels")),
                config.path("WorkingDir").asText("").isEmpty()
                        ? "/"
                        : config.path("WorkingDir").asText(),
                image.path("Os").asText("") + "/" + image.path("Architecture").asText("")
                        + (variant.isEmpty() ? "" : "/" + variant),
                image.path("Created").asText(""));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
