package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Images.Availability;
import ai.pmoves.audit.Images.Availability.Kind;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Images that their registry does not have, or not for the processors that are asked for. */
public final class ImagesInRegistries implements Rule {
    private static final String ARM = "linux/arm64";

    @Override
    public List<String> ids() {
        return List.of("images.no-arm64", "images.not-found", "images.registry-unreachable");
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<String, Availability> answers = new HashMap<>();
        Set<String> unreachable = new HashSet<>();
        for (Service service : target.project().services().values()) {
            String image = service.definition().path("image").asText("");
            boolean pulled = service.build() == null
                    && !image.isBlank()
                    && !service.pullPolicy().equals("never");
            String registry = Reference.parse(image).registry();
            if (!pulled || unreachable.contains(registry)) {
                continue;
            }
            Availability answer = answers.computeIfAbsent(image, target.images()::inquire);
            if (answer.kind() == Kind.UNREACHABLE) {
                unreachable.add(registry);
            }
            told(target, findings, service, image, registry, answer);
        }
    }

    private static void told(
            Target target, Findings findings, Service service, String image, String registry, Availability answer) {
        String path = "services." + service.name() + ".image";
        Location where = target.project().where(path).orElse(null);
        switch (answer.kind()) {
            case MISSING -> {
                if (target.images().look(image).isEmpty()) {
                    findings.add(
                            "images.not-found",
                            path,
                            where,
                            "'" + service.name() + "' runs " + image + ", which " + registry
                                    + " does not have, and the engine neither",
                            "correct the name or the tag");
                }
            }
            case UNREACHABLE ->
                findings.add(
                        "images.registry-unreachable",
                        "registries." + registry,
                        where,
                        "registry " + registry + " cannot be reached: whether its images exist was not looked at",
                        null);
            case THERE -> platforms(findings, path, where, service, image, answer.platforms());
            case FORBIDDEN, UNKNOWN -> {}
        }
    }

    private static void platforms(
            Findings findings,
            String path,
            @Nullable Location where,
            Service service,
            String image,
            List<String> platforms) {
        boolean arm = platforms.stream().anyMatch(platform -> platform.startsWith(ARM));
        if (!platforms.isEmpty() && !arm && service.platform() == null) {
            findings.add(
                    "images.no-arm64",
                    path,
                    where,
                    "'" + service.name() + "' runs " + image + ", which there is for " + String.join(", ", platforms)
                            + " only: not for " + ARM,
                    "on machines with such a processor: another image, or one that is built there");
        }
    }
}
