package ai.pmoves.audit.internal.secrets;

import ai.pmoves.compose.preflight.PlaceholderText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A CGP file that holds secrets. Their values are not kept.
 *
 * @param labels of all secrets
 * @param readable those that everyone can read who has the file: a text that is no placeholder, as it is or in base64
 */
public record Packet(Set<String> labels, Set<String> readable) {

    /** Empty for other JSON, and for what is none. */
    public static Optional<Packet> of(String text) {
        if (!text.contains("super_nodes")) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new ObjectMapper().readTree(text)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Packet read(JsonNode json) {
        Set<String> labels = new TreeSet<>();
        Set<String> readable = new TreeSet<>();
        for (JsonNode node : json.path("super_nodes")) {
            for (JsonNode constellation : node.path("constellations")) {
                String label = constellation.path("label").asText();
                if (!constellation.path("kind").asText().equals("secret") || label.isEmpty()) {
                    continue;
                }
                labels.add(label);
                for (JsonNode point : constellation.path("points")) {
                    String text = point.path("text").asText()
                            + decoded(point.path("text_b64").asText());
                    if (!text.isBlank() && !PlaceholderText.is(text)) {
                        readable.add(label);
                    }
                }
            }
        }
        return new Packet(labels, readable);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
