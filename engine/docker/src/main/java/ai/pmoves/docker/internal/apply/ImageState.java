package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.build.BuildContent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * An image on the engine.
 *
 * @param volumes paths that it declares as volumes
 * @param content what it was built from, as {@link BuildContent#LABEL} says; empty where it does not
 * @param tagged when it got its name here, or the epoch where the engine does not say
 */
public record ImageState(String id, List<String> volumes, String content, Instant tagged) {

    static ImageState of(JsonNode inspect) {
        List<String> volumes = new ArrayList<>();
        inspect.path("Config").path("Volumes").fieldNames().forEachRemaining(volumes::add);
        return new ImageState(
                inspect.path("Id").asText(),
                List.copyOf(volumes),
                inspect.path("Config").path("Labels").path(BuildContent.LABEL).asText(""),
                instant(inspect.path("Metadata").path("LastTagTime").asText("")));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
