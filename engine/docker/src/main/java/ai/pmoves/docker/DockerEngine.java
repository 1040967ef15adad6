package ai.pmoves.docker;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.internal.Blockers;
import ai.pmoves.docker.internal.Images;
import ai.pmoves.docker.internal.LiveContainers;
import ai.pmoves.docker.internal.Networks;
import ai.pmoves.docker.internal.Removal;
import ai.pmoves.docker.internal.ServiceCheck;
import ai.pmoves.docker.internal.ServiceStart;
import ai.pmoves.docker.internal.Session;
import ai.pmoves.docker.internal.Volumes;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.look.EngineImageLook;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@link Docker} over the Engine API: hands every verb to its class. */
final class DockerEngine implements Docker {
    private final Session session;
    private final Supplier<Optional<String>> named;
    private final boolean simulated;

    /** @param named the engine that a person has named */
    DockerEngine(Session session, Supplier<Optional<String>> named, boolean simulated) {
        this.simulated = simulated;
        this.session = session;
        this.named = named;
    }

    @Override
    public Optional<String> named() {
        return named.get();
    }

    @Override
    public boolean isRunning() {
        return seen(() -> {
            session.engine().greet();
            return true;
        });
    }

    @Override
    public EngineInfo info() {
        EngineApi api = session.api();
        JsonNode info = api.get("/info");
        List<String> runtimes = new ArrayList<>();
        info.path("Runtimes").fieldNames().forEachRemaining(runtimes::add);
        return new EngineInfo(
                api.endpoint().uri().toString(),
                api.endpoint().foundBy(),
                info.path("ServerVersion").asText(),
                api.version().toString(),
                info.path("OperatingSystem").asText(),
                info.path("Architecture").asText(),
                runtimes);
    }

    @Override
    public boolean hasImage(String image) {
        return looking(observer -> observer.image(image).isPresent());
    }

    @Override
    public Optional<ImageLook> look(String image) {
        return simulated ? Optional.empty() : seen(() -> EngineImageLook.at(session.api(), image), Optional.empty());
    }

    @Override
    public RegistryAnswer inquire(String image, StepContext step) throws InterruptedException {
        return simulated
                ? Docker.super.inquire(image, step)
                : session.acting(step, () -> new Images(session).inquire(image, step));
    }

    @Override
    public boolean isBuiltFrom(String image, String content) {
        return looking(observer -> observer.image(image)
                .map(found -> found.content().isEmpty() || found.content().equals(content))
                .orElse(false));
    }

    @Override
    public void pull(String image, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Images(session).pull(image, step);
            return true;
        });
    }

    @Override
    public String ensureImage(Project project, Service service, StepContext step) throws InterruptedException {
        return session.acting(
                step,
                () -> new Images(session).ensureCurrent(project, service, step).id());
    }

    @Override
    public boolean isReady(Project project, Network network) {
        return seen(() -> new Networks(session).isReady(project, network));
    }

    @Override
    public void ensure(Project project, Network network, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Networks(session).ensure(project, network, step);
            return true;
        });
    }

    @Override
    public boolean isReady(Project project, Volume volume) {
        return seen(() -> new Volumes(session).isReady(project, volume));
    }

    @Override
    public void ensure(Project project, Volume volume, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Volumes(session).ensure(project, volume, step);
            return true;
        });
    }

    @Override
    public Optional<String> unready(Project project, Service service) {
        return seen(() -> new ServiceCheck(session).unready(project, service), Optional.of(""));
    }

    @Override
    public Map<String, Object> startUntilReady(Project project, Service service, Duration within, StepContext step)
            throws InterruptedException {
        return untilReady(project, service, within, step, false);
    }

    @Override
    public Map<String, Object> restartUntilReady(Project project, Service service, Duration within, StepContext step)
            throws InterruptedException {
        return untilReady(project, service, within, step, true);
    }

    private Map<String, Object> untilReady(
            Project project, Service service, Duration within, StepContext step, boolean again)
            throws InterruptedException {
        return session.acting(step, () -> {
            ImageState image = new Images(session).ensure(project, service, step);
            return new ServiceStart(session, project, service, step).untilReady(image, within, again);
        });
    }

    @Override
    public void remove(Project project, Service service, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Removal(session).remove(project, service, step);
            return true;
        });
    }

    @Override
    public void remove(Project project, Network network, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Networks(session).remove(project, network, step);
            return true;
        });
    }

    @Override
    public void remove(Project project, Volume volume, StepContext step) throws InterruptedException {
        session.acting(step, () -> {
            new Volumes(session).remove(project, volume, step);
            return true;
        });
    }

    @Override
    public boolean isGone(Project project, Service service) {
        return looking(
                observer -> observer.containers(project.name(), service.name()).isEmpty());
    }

    @Override
    public boolean isGone(Project project, Network network) {
        return looking(observer -> observer.networksNamed(network.name()).isEmpty());
    }

    @Override
    public boolean isGone(Project project, Volume volume) {
        return looking(observer -> observer.volumeLabels(volume.name()).isEmpty());
    }

    private boolean looking(Predicate<Observer> question) {
        return seen(() -> question.test(new Observer(session.api())));
    }

    private static boolean seen(Supplier<Boolean> question) {
        return seen(question, false);
    }

    /**
     * The other answer where there is no engine at all. One that is there and hangs, or may not be talked to, is another matter: whether something holds
     * cannot be told then, and the exception says so.
     */
    private static <T> T seen(Supplier<T> question, T withoutEngine) {
        try {
            return question.get();
        } catch (PmovesException silent) {
            if (silent.problems().stream().allMatch(problem -> problem.code().equals("docker.no-engine"))) {
                return withoutEngine;
            }
            throw silent;
        }
    }

    @Override
    public List<LiveContainer> containers(Project project) {
        return seen(() -> LiveContainers.of(new Observer(session.api()), project.name()), List.of());
    }

    @Override
    public List<Problem> blockers(Project project) {
        return new Blockers(session).of(project);
    }

    @Override
    public void close() {
        session.close();
    }
}
