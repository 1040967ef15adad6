package ai.pmoves.docker.internal.look;

import ai.pmoves.docker.ImageFacts;
import ai.pmoves.docker.ImageLook;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link ImageLook} over the Engine API: a container that is created, asked for paths, and removed. */
public final class EngineImageLook implements ImageLook {
    private static final String LABEL = "ai.pmoves.look";

    /** What an interrupted look has left is removed by a later one. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private static final int MOST_LINKS = 16;

    /** In the mode of a file, as the engine's language writes it. */
    private static final long FOLDER = 1L << 31;

    private final EngineApi api;
    private final ImageFacts facts;
    private final Map<String, Optional<String>> found = new HashMap<>();
    private @Nullable String container;

    private EngineImageLook(EngineApi api, ImageFacts facts) {
        this.api = api;
        this.facts = facts;
    }

    /** Empty where the image is not on the engine. */
    public static Optional<ImageLook> at(EngineApi api, String reference) {
        return api.find("/images/" + EngineApi.escape(reference).replace("%2F", "/") + "/json")
                .map(image -> new EngineImageLook(api, Facts.of(image)));
    }

    @Override
    public ImageFacts facts() {
        return facts;
    }

    @Override
    public synchronized Optional<String> find(String path) {
        Optional<String> known = found.get(path);
        if (known == null) {
            known = follow(path);
            found.put(path, known);
        }
        return known;
    }

    private Optional<String> follow(String path) {
        String at = path;
        for (int links = 0; links <= MOST_LINKS; links++) {
            Optional<String> header = api.header(
                    "/containers/" + container() + "/archive?path=" + EngineApi.escape(at),
                    "X-Docker-Container-Path-Stat");
            if (header.isEmpty()) {
                return Optional.empty();
            }
            JsonNode stat = Json.parse(new String(Base64.getDecoder().decode(header.get()), StandardCharsets.UTF_8));
            String target = stat.path("linkTarget").asText("");
            if (target.isEmpty() || target.equals(at)) {
                boolean folder = (stat.path("mode").asLong() & FOLDER) != 0;
                return folder ? Optional.empty() : Optional.of(at);
            }
            at = target;
        }
        return Optional.empty();
    }

    private String container() {
        if (container == null) {
            removeLeftBehind();
            ObjectNode body = Json.object();
            body.put("Image", facts.id());
            body.set("Entrypoint", Json.strings(List.of("never-started")));
            body.set("Cmd", Json.strings(List.of()));
            body.putObject("Labels").put(LABEL, "image");
            body.putObject("HostConfig").put("NetworkMode", "none");
            container = api.post("/containers/create", body).path("Id").asText();
        }
        return container;
    }

    private void removeLeftBehind() {
        ObjectNode filter = Json.object();
        filter.set("label", Json.strings(List.of(LABEL + "=image")));
        Instant old = Instant.now().minus(LEFT_BEHIND);
        for (JsonNode left : api.get("/containers/json?all=true&filters=" + EngineApi.escape(filter.toString()))) {
            if (Instant.ofEpochSecond(left.path("Created").asLong()).isBefore(old)) {
                remove(left.path("Id").asText());
            }
        }
    }

    private void remove(String id) {
        api.find("/containers/" + id + "/json")
                .ifPresent(there -> api.delete("/containers/" + id + "?force=true&v=true"));
    }

    @Override
    public synchronized void close() {
        if (container != null) {
            remove(container);
            container = null;
        }
    }
}
