package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.build.BuildContent;
import ai.pmoves.compose.build.BuildContents;
import ai.pmoves.docker.RegistryAnswer;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.apply.Problems;
import ai.pmoves.docker.internal.engine.Candidates;
import ai.pmoves.docker.internal.image.Builder;
import ai.pmoves.docker.internal.image.Inquiry;
import ai.pmoves.docker.internal.image.PullPolicy;
import ai.pmoves.docker.internal.image.Puller;
import ai.pmoves.docker.internal.image.RegistryCredentials;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes images be there, by the service's pull policy. */
public final class Images {
    private final Session session;

    public Images(Session session) {
        this.session = session;
    }

    /** @throws ai.pmoves.kernel.PmovesException that tells an unreachable registry from an image that does not exist */
    public ImageState ensure(Project project, Service service, StepContext step) throws InterruptedException {
        Optional<ImageState> there = new Observer(session.api()).image(service.image());
        Instant tagged = there.map(ImageState::tagged).orElse(null);
        switch (PullPolicy.decide(service.pullPolicy(), service.build() != null, tagged, Instant.now())) {
            case KEEP -> {
                return there.orElseThrow();
            }
            case PULL -> pull(project, service, step);
            case BUILD -> build(project, service, BuildContents.read().of(service), step);
            case REFUSE ->
                throw missing(
                        project,
                        service,
                        "is not on the engine, and pull_policy '" + service.pullPolicy() + "' forbids to pull it");
        }
        return made(project, service);
    }

    /** The same, and an image that was built from something else, or from nobody knows what, is built again. */
    public ImageState ensureCurrent(Project project, Service service, StepContext step) throws InterruptedException {
        Optional<ImageState> there = new Observer(session.api()).image(service.image());
        if (service.build() == null || there.isEmpty()) {
            return ensure(project, service, step);
        }
        BuildContent content = BuildContents.read().of(service);
        if (there.get().content().equals(content.digest())) {
            return ensure(project, service, step);
        }
        build(project, service, content, step);
        return made(project, service);
    }

    private void build(Project project, Service service, BuildContent content, StepContext step)
            throws InterruptedException {
        if (!content.unreadable().isEmpty()) {
            String files = content.unreadable().stream().map(Path::toString).collect(Collectors.joining(", "));
            throw Problems.failed(Problem.error(
                            "docker.build-unreadable",
                            "image " + service.image() + " cannot be built: cannot read " + files)
                    .at(project.where("services." + service.name() + ".build").orElse(null))
                    .fix("make it readable, or name it in .dockerignore"));
        }
        new Builder(session.api().endpoint(), step).build(project, service, content.digest());
    }

    private ImageState made(Project project, Service service) {
        return new Observer(session.api())
                .image(service.image())
                .orElseThrow(() -> missing(project, service, "is still not on the engine"));
    }

    /** An image by its name, for this engine's own platform. */
    public void pull(String image, StepContext step) throws InterruptedException {
        puller(step).pull(image, null, null);
    }

    /** What its registry says of an image; nothing is pulled. */
    public RegistryAnswer inquire(String image, StepContext step) throws InterruptedException {
        Candidates candidates = new Candidates(session.environment());
        return Inquiry.about(session.api(), new RegistryCredentials(candidates.configuration()), image, step);
    }

    private void pull(Project project, Service service, StepContext step) throws InterruptedException {
        puller(step).pull(service.image(), service.platform(), place(project, service));
    }

    private Puller puller(StepContext step) {
        Candidates candidates = new Candidates(session.environment());
        return new Puller(session.api(), new RegistryCredentials(candidates.configuration()), step);
    }

    private static RuntimeException missing(Project project, Service service, String why) {
        return Problems.failed(Problem.error("docker.image-absent", "image " + service.image() + " " + why)
                .at(place(project, service))
                .fix("docker pull " + service.image()));
    }

    private static @Nullable Location place(Project project, Service service) {
        return project.where("services." + service.name() + ".image").orElse(null);
    }
}
