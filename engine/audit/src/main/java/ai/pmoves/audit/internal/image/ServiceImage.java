package ai.pmoves.audit.internal.image;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the image of a service: looked at first, then known by name, or read from its Dockerfile. */
public final class ServiceImage {
    private ServiceImage() {}

    public static Contents of(Target target, Service service) {
        Optional<Contents> seen = target.images()
                .look(service.image())
                .map(image -> new SeenImage(service.image(), image, environment(service), mounts(service)));
        return seen.orElseGet(() -> service.build() == null
                ? KnownImages.find(Reference.parse(service.image())).orElse(Contents.UNKNOWN)
                : Build.of(target.project(), service).map(ServiceImage::built).orElse(Contents.UNKNOWN));
    }

    private static Contents built(Build build) {
        List<Dockerfile.Stage> chain = build.chain();
        String base = chain.get(chain.size() - 1).base();
        List<String> instructions = new ArrayList<>();
        chain.forEach(stage -> stage.instructions().forEach(each -> instructions.add(each.text())));
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
