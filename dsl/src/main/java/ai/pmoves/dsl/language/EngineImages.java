package ai.pmoves.dsl.language;

import ai.pmoves.audit.Images;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.ImageFacts;
import ai.pmoves.docker.ImageLook;
import ai.pmoves.docker.RegistryAnswer;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's images for an audit: each looked at once, and let go of at the end. */
final class EngineImages implements Images {
    private static final Map<String, String> PROCESSORS =
            Map.of("x86_64", "amd64", "aarch64", "arm64", "armv7l", "arm/v7", "ppc64le", "ppc64le", "s390x", "s390x");

    private final Docker docker;
    private final StepContext context;
    private final Map<String, Optional<ImageLook>> looks = new LinkedHashMap<>();
    private @Nullable String platform;

    EngineImages(Docker docker, StepContext context) {
        this.docker = docker;
        this.context = context;
    }

    @Override
    public Availability inquire(String reference) {
        try {
            if (!docker.isRunning()) {
                return Availability.NOT_ASKED;
            }
            RegistryAnswer answer = docker.inquire(reference, context);
            return new Availability(
                    Availability.Kind.valueOf(answer.kind().name()), answer.platforms(), answer.reason());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Availability.NOT_ASKED;
        }
    }

    @Override
    public Optional<Image> look(String reference) {
        return looks.computeIfAbsent(reference, docker::look).map(Seen::new);
    }

    @Override
    public Optional<String> platform() {
        if (platform == null) {
            platform = asked();
        }
        return platform.isEmpty() ? Optional.empty() : Optional.of(platform);
    }

    private String asked() {
        try {
            String processor = docker.isRunning() ? docker.info().architecture() : "";
            return processor.isEmpty() ? "" : "linux/" + PROCESSORS.getOrDefault(processor, processor);
        } catch (PmovesException silent) {
            return "";
        }
    }

    @Override
    public void close() {
        looks.values().forEach(look -> look.ifPresent(ImageLook::close));
    }

    private record Seen(ImageLook image) implements Image {
        @Override
        public Facts facts() {
            ImageFacts facts = image.facts();
            return new Facts(
                    facts.user(),
                    facts.environment(),
                    facts.healthcheck(),
                    facts.shell(),
                    facts.entrypoint(),
                    facts.labels(),
                    facts.directory(),
                    facts.platform(),
                    facts.created());
        }

        @Override
        public Optional<String> find(String path) {
            return image.find(path);
        }
    }
}
