package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.FileObject;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    public static List<Content> of(ContainerSpec spec) {
        List<Content> contents = new ArrayList<>();
        contents.addAll(of(spec, "secrets", "/run/secrets/", spec.project().secrets()));
        contents.addAll(of(spec, "configs", "/", spec.project().configs()));
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

    private static List<Content> of(ContainerSpec spec, String part, String base, Map<String, FileObject> declared) {
        List<Content> contents = new ArrayList<>();
        for (JsonNode reference : spec.at(part)) {
            FileObject object = declared.get(reference.path("source").asText());
            if (object == null) {
                continue;
            }
            if (object.external()) {
                throw Refusals.refuse(
                        spec, part, "docker.external-" + part, "external " + part + " need a swarm: " + object.key());
            }
            object.content()
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> contents.add(new Content(
                            target(reference, base),
                            text,
                            mode(reference.path("mode")),
                            reference.path("uid").asLong(0),
                            reference.path("gid").asLong(0))));
        }
        return contents;
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
