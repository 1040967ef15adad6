package ai.pmoves.docker;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runbooks do with an engine. Connects on first use; one event stream serves all waits. Everything that acts takes
 * the step's context for its log, its progress and its stop signal, and leaves what Compose would leave: the same names,
 * labels and hashes.
 */
public interface Docker extends AutoCloseable {

    /**
     * Told of every stack of a plan before anything acts. A simulated engine has to know whom its faults are about; to a real
     * one it says nothing.
     *
     * @throws ai.pmoves.kernel.PmovesException (usage) where a fault is about a service that no stack has
     */
    default void meet(List<Project> projects) {}

    /** Whether it is a simulated one. */
    default boolean isRehearsal() {
        return false;
    }

    /**
     * Whether an engine answers; false where there is none.
     *
     * @throws ai.pmoves.kernel.PmovesException (precondition) where it cannot be told: one may be there, and it hangs, may not be
     *     talked to, or is of no use
     */
    boolean isRunning();

    /**
     * The engine that a person has named, such as {@code unix:///run/other.sock (DOCKER_HOST)}: no other may take its place.
     * Empty where nobody named one, or this machine's usual one was named.
     */
    default Optional<String> named() {
        return Optional.empty();
    }

    /** The engine as it presents itself. @throws ai.pmoves.kernel.PmovesException (precondition) where none answers, naming what was tried */
    EngineInfo info();

    /** Whether the image is on the engine. False where no engine answers. */
    boolean hasImage(String image);

    /**
     * The image as it is on the engine, to be looked into and closed again. Empty where it is not there, no engine answers, or the
     * engine is a simulated one, whose images hold nothing.
     */
    default Optional<ImageLook> look(String image) {
        return Optional.empty();
    }

    /**
     * Asks the image's registry about it, through the engine; nothing is pulled.
     *
     * @throws ai.pmoves.kernel.PmovesException (precondition) where no engine answers
     */
    default RegistryAnswer inquire(String image, StepContext step) throws InterruptedException {
        return new RegistryAnswer(RegistryAnswer.Kind.UNKNOWN, List.of(), "nobody was asked");
    }

    /**
     * Whether the image is on the engine and, where it says what it was built from, that this is it. One that says nothing was
     * built by somebody else, and is taken as it is. False where no engine answers.
     *
     * @param content as {@link ai.pmoves.compose.build.BuildContent#digest} has it
     */
    boolean isBuiltFrom(String image, String content);

    /**
     * Pulls an image by its name.
     *
     * @throws ai.pmoves.kernel.PmovesException with code {@code docker.registry-unreachable}, {@code docker.image-missing}
     *     (the registry answers and does not have it) or {@code docker.image-unauthorised}
     */
    void pull(String image, StepContext step) throws InterruptedException;

    /**
     * Makes the service's image be there: by its pull policy, a pull or a build; one that is not known to have been built from
     * what there is now is built again. Returns the image's id.
     *
     * @throws ai.pmoves.kernel.PmovesException with code {@code docker.build-unreadable} where a build would need files that
     *     cannot be read
     */
    String ensureImage(Project project, Service service, StepContext step) throws InterruptedException;

    /** Whether the network is there as declared (and so: nothing to do). */
    boolean isReady(Project project, Network network);

    /**
     * Makes a network be there as declared. A stale one (unlabelled, another key's, changed) is removed and made again if
     * nothing uses it, and refused with its users named otherwise; another project's is refused, and an external one must exist.
     */
    void ensure(Project project, Network network, StepContext step) throws InterruptedException;

    boolean isReady(Project project, Volume volume);

    void ensure(Project project, Volume volume, StepContext step) throws InterruptedException;

    /** Whether the service runs as declared (hash, image, networks) and has proved that it is ready. */
    default boolean isReady(Project project, Service service) {
        return unready(project, service).isEmpty();
    }

    /**
     * Why a service is not ready, in a few words: what is not as declared (variables by their names, never their values), or how
     * it is. Nothing where it is ready; blank where it was never started, or no engine answers.
     */
    Optional<String> unready(Project project, Service service);

    /**
     * Reconciles the service's containers and waits until they have proved that they are ready.
     *
     * @param within how long readiness may take
     * @return what a person wants to know: container ids, addresses, how readiness was seen
     */
    Map<String, Object> startUntilReady(Project project, Service service, Duration within, StepContext step)
            throws InterruptedException;

    /**
     * The same, and what runs as declared is stopped and started, for what a program reads only at its start.
     *
     * @param within how long readiness may take
     */
    Map<String, Object> restartUntilReady(Project project, Service service, Duration within, StepContext step)
            throws InterruptedException;

    /** Stops and removes the service's containers; nothing to do is fine. */
    void remove(Project project, Service service, StepContext step) throws InterruptedException;

    void remove(Project project, Network network, StepContext step) throws InterruptedException;

    void remove(Project project, Volume volume, StepContext step) throws InterruptedException;

    /** Whether no container of the service is left. False where no engine answers. */
    boolean isGone(Project project, Service service);

    boolean isGone(Project project, Network network);

    boolean isGone(Project project, Volume volume);

    /**
     * What there is of this project now, by name: running or not, also of services that it does not declare any more. Empty where no
     * engine answers.
     */
    default List<LiveContainer> containers(Project project) {
        return List.of();
    }

    /** What on this engine stands in the way of this project: taken ports, missing external networks, label conflicts. */
    List<Problem> blockers(Project project);

    @Override
    void close();
}
