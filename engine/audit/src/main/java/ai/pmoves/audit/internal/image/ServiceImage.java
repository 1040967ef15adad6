package ai.pmoves.audit.internal.image;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the image of a service: looked at first, then known by name, or read from its Dockerfile. */
public final class ServiceImage {
    private static final long LONGEST = 1 << 20;

    private ServiceImage() {}

    public static Contents of(Target target, Service service) {
        Optional<Contents> seen = target.images()
                .look(service.image())
                .map(image -> new SeenImage(service.image(), image, environment(service), mounts(service)));
        return seen.orElseGet(() -> service.build() == null
                ? KnownImages.find(Reference.parse(service.image())).orElse(Contents.UNKNOWN)
                : dockerfile(target, service).map(ServiceImage::built).orElse(Contents.UNKNOWN));
    }

    /** The stages that the service's image is built of, the built one first; empty where they cannot be read. */
    static Optional<List<Dockerfile.Stage>> dockerfile(Target target, Service service) {
        JsonNode build = service.build();
        if (build == null) {
            return Optional.empty();
        }
        String text = build.path("dockerfile_inline").asText("");
        if (text.isEmpty()) {
            text = read(file(target, build));
        }
        Map<String, String> arguments = new HashMap<>();
        build.path("args")
                .properties()
                .forEach(arg -> arguments.put(arg.getKey(), arg.getValue().asText()));
        List<Dockerfile.Stage> chain =
                Dockerfile.parse(text, arguments).chain(build.path("target").asText(""));
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain);
    }

    static @Nullable Path file(Target target, JsonNode build) {
        String context = build.path("context").asText(".");
        if (context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/")) {
            return null;
        }
        try {
            return target.project()
                    .directory()
                    .resolve(context)
                    .resolve(build.path("dockerfile").asText("Dockerfile"))
                    .normalize();
        } catch (java.nio.file.InvalidPathException odd) {
            return null;
        }
    }

    private static String read(@Nullable Path file) {
        try {
            return file != null && Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Files.readString(file)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Contents built(List<Dockerfile.Stage> chain) {
        String base = chain.get(chain.size() - 1).base();
        List<String> instructions = new ArrayList<>();
        chain.forEach(stage -> instructions.addAll(stage.instructions()));
        return new BuiltImage(
                base, KnownImages.find(Reference.parse(base)).orElse(Contents.UNKNOWN), List.copyOf(instructions));
    }

    private static Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>();
        service.environment().forEach((name, value) -> {
            if (value != null) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    private static Set<String> mounts(Service service) {
        Set<String> mounted = new HashSet<>();
        for (String key : List.of("volumes", "tmpfs", "configs", "secrets")) {
            for (JsonNode entry : service.definition().path(key)) {
                String target = entry.isTextual()
                        ? entry.asText()
                        : entry.path("target").asText("");
                if (!target.isEmpty()) {
                    mounted.add(target.startsWith("/") ? target : "/" + target);
                }
            }
        }
        return mounted;
    }
}
