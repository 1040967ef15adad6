package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets and configs whose content is a value: they are copied into the container before it starts. */
public final class FileReferences {
    private FileReferences() {}

    /**
     * @param target absolute path in the container
     * @param mode permission bits
     */
    public record Content(String target, String text, int mode, long uid, long gid) {
        @Override
        public String toString() {
            return "Content[" + target + "]";
        }
    }

    /** @param environment where secrets and configs of kind {@code environment} are looked up */
    public static List<Content> of(ContainerSpec spec, Map<String, String> environment) {
        List<Content> contents = new ArrayList<>();
        contents.addAll(of(spec, "secrets", "/run/secrets/", environment));
        contents.addAll(of(spec, "configs", "/", environment));
        if (!contents.isEmpty() && spec.at("read_only").asBoolean(false)) {
            throw Refusals.refuse(
                    spec,
                    "read_only",
                    "docker.secret-needs-file",
                    "a read-only container takes secrets and configs from files only, and "
                            + contents.get(0).target() + " is none");
        }
        return contents;
    }

    private static List<Content> of(ContainerSpec spec, String part, String base, Map<String, String> environment) {
        List<Content> contents = new ArrayList<>();
        for (JsonNode reference : spec.at(part)) {
            String source = reference.path("source").asText();
            JsonNode declared = spec.top(part, source);
            if (declared.path("external").asBoolean(false)) {
                throw Refusals.refuse(
                        spec, part, "docker.external-" + part, "external " + part + " need a swarm: " + source);
            }
            String text = text(spec, part, source, declared, environment);
            if (text != null) {
                contents.add(new Content(
                        target(reference, base),
                        text,
                        mode(reference.path("mode")),
                        reference.path("uid").asLong(0),
                        reference.path("gid").asLong(0)));
            }
        }
        return contents;
    }

    private static @Nullable String text(
            ContainerSpec spec, String part, String source, JsonNode declared, Map<String, String> environment) {
        if (Json.present(declared.path("content"))) {
            return declared.path("content").asText();
        }
        String variable = declared.path("environment").asText("");
        if (variable.isEmpty()) {
            return null;
        }
        String value = environment.get(variable);
        if (value == null) {
            throw Refusals.refuse(
                    spec,
                    part,
                    "docker.secret-unset",
                    "environment variable " + variable + " of '" + source + "' is not set");
        }
        return value;
    }

    static String target(JsonNode reference, String base) {
        String target = reference.path("target").asText("");
        if (target.isEmpty()) {
            return base + reference.path("source").asText();
        }
        return target.startsWith("/") ? target : base + target;
    }

    private static int mode(JsonNode mode) {
        if (!Json.present(mode)) {
            return 0444;
        }
        return mode.isTextual() ? Integer.parseInt(mode.asText(), 8) : mode.asInt();
    }
}
