package ai.pmoves.docker.internal.image;

import ai.pmoves.docker.RegistryAnswer;
import ai.pmoves.docker.RegistryAnswer.Kind;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.docker.internal.engine.EngineStream;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a registry about an image, through the engine, and pulls nothing. */
public final class Inquiry {
    private static final Duration BEGIN = Duration.ofSeconds(30);

    private Inquiry() {}

    public static RegistryAnswer about(EngineApi api, RegistryCredentials credentials, String image, StepContext step)
            throws InterruptedException {
        ImageName name = ImageName.parse(image);
        Map<String, String> headers = credentials
                .find(name.registryKey(), step)
                .map(auth -> Map.of("X-Registry-Auth", auth))
                .orElse(Map.of());
        String joint = name.tag().startsWith("sha256:") ? "@" : ":";
        String path = "/distribution/" + EngineApi.escape(name.familiar()).replace("%2F", "/") + joint
                + EngineApi.escape(name.tag()).replace("%3A", ":") + "/json";
        try (EngineStream stream = api.stream("GET", path, headers, null, BEGIN)) {
            JsonNode answer = stream.messages().next();
            return new RegistryAnswer(Kind.THERE, platforms(answer), "");
        } catch (EngineRefusal e) {
            return new RegistryAnswer(kind(image, e.reason()), List.of(), e.reason());
        } catch (PmovesException | IOException e) {
            return new RegistryAnswer(Kind.UNKNOWN, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static List<String> platforms(@Nullable JsonNode answer) {
        List<String> platforms = new ArrayList<>();
        if (answer != null) {
            for (JsonNode platform : answer.path("Platforms")) {
                String variant = platform.path("variant").asText("");
                String processor = platform.path("architecture").asText("");
                if (!processor.isEmpty() && !processor.equals("unknown")) {
                    platforms.add(
                            platform.path("os").asText() + "/" + processor + (variant.isEmpty() ? "" : "/" + variant));
                }
            }
        }
        return platforms;
    }

    private static Kind kind(String image, String reason) {
        return switch (PullFailure.of(image, reason).code()) {
            case "docker.image-missing" -> Kind.MISSING;
            case "docker.image-unauthorised", "docker.image-missing-or-private" -> Kind.FORBIDDEN;
            case "docker.registry-unreachable" -> Kind.UNREACHABLE;
            default -> Kind.UNKNOWN;
        };
    }
}
