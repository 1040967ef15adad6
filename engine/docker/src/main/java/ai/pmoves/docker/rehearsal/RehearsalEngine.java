package ai.pmoves.docker.rehearsal;

import ai.pmoves.compose.FileObject;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.rehearsal.internal.api.Router;
import ai.pmoves.docker.rehearsal.internal.http.HttpServer;
import ai.pmoves.docker.rehearsal.internal.world.RealTimeline;
import ai.pmoves.docker.rehearsal.internal.world.Reference;
import ai.pmoves.docker.rehearsal.internal.world.Script;
import ai.pmoves.docker.rehearsal.internal.world.World;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Docker engine in this process, on a unix socket. Containers get ready a moment after their start; every image
 * can be pulled; the pauses between healthchecks are hastened. What shall go wrong is said by {@link Fault}s.
 *
 * <p>With a world file, what was made outlives the process: each change is on disk before it is answered. The file is one JSON
 * object a line, and tells what was done to this engine, when, in order.
 */
public final class RehearsalEngine implements AutoCloseable {
    /** From a container's start until its healthcheck passes. */
    private static final Duration READY_AFTER = Duration.ofMillis(150);

    /** Thirty seconds between two healthchecks pass in 0.6. */
    private static final double SPEED = 50;

    private final List<Fault> faults;
    private final SocketFolder folder;
    private final World world;
    private final HttpServer server;

    private RehearsalEngine(List<Fault> faults, SocketFolder folder, World world, HttpServer server) {
        this.faults = List.copyOf(faults);
        this.folder = folder;
        this.world = world;
        this.server = server;
    }

    /** Starts with an empty world that is forgotten at the end. */
    public static RehearsalEngine start(List<Fault> faults) {
        return open(faults, null);
    }

    /**
     * Starts with the world in this file, made where it is missing: what ran in it runs on.
     *
     * @throws PmovesException (precondition) where it cannot be read, or another process has it open
     */
    public static RehearsalEngine start(List<Fault> faults, Path world) {
        return open(faults, world);
    }

    private static RehearsalEngine open(List<Fault> faults, @Nullable Path file) {
        SocketFolder folder = null;
        World world = null;
        try {
            folder = SocketFolder.make();
            world = World.open(file, new Script(faults, READY_AFTER, SPEED), new RealTimeline());
            return new RehearsalEngine(faults, folder, world, HttpServer.listen(folder.socket(), new Router(world)));
        } catch (IOException e) {
            if (world != null) {
                world.close();
            }
            if (folder != null) {
                folder.close();
            }
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("rehearsal.start", "the rehearsal's engine cannot start: " + e.getMessage()),
                    e);
        }
    }

    /** Where it listens: {@code unix:///tmp/.../docker.sock}. What it publishes cannot be connected to. */
    public String endpoint() {
        return "unix://" + folder.socket();
    }

    /** Makes the image be there, as a build or an import on a real engine would have; gives its id. */
    public String addImage(String name) {
        return world.images().add(name).id();
    }

    /**
     * Tells whose image is whose, so that faults of pulling meet the right one, and which services end when their work is done:
     * those that others wait for to be completed. What is external to it is assumed to be there: nobody can make it here.
     */
    public void learn(Project project) {
        project.networks().values().stream()
                .filter(Network::external)
                .filter(network -> world.networks().all().stream()
                        .noneMatch(known -> known.name().equals(network.name())))
                .forEach(network -> world.networks().create(named(network.name())));
        project.volumes().values().stream()
                .filter(Volume::external)
                .forEach(volume -> world.volumes().ensure(volume.name(), named(volume.name())));
        for (Service service : project.services().values()) {
            if (!service.image().isEmpty()) {
                world.script().runs(service.name(), service.image());
            }
            service.dependencies().values().stream()
                    .filter(d -> d.condition() == Service.Condition.COMPLETED)
                    .forEach(d -> world.script().ends(d.service()));
        }
        project.canonical().path("x-pmoves").path("generate").fieldNames().forEachRemaining(name -> {
            FileObject secret = project.secrets().get(name);
            if (secret != null && secret.file() != null) {
                world.script().has(secret.file()); // nothing makes it in a rehearsal
            }
        });
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("Name", name);
    }

    /**
     * Takes away what an earlier rehearsal has made of this project where a fault shall strike: what is up and ready already
     * would never meet it.
     */
    public void makeRoomForFaults(Project project) {
        for (Fault fault : faults) {
            Service service = project.services().get(fault.service());
            if (service == null) {
                continue;
            }
            List.copyOf(world.containers().all()).stream()
                    .filter(container ->
                            container.label("com.docker.compose.project").equals(project.name()))
                    .filter(container -> container.service().equals(service.name()))
                    .forEach(container -> world.containers().remove(container.id(), true, false));
            boolean pulls = fault instanceof Fault.PullMissing || fault instanceof Fault.PullUnreachable;
            if (pulls && Reference.isOne(service.image())) {
                world.images()
                        .find(service.image())
                        .ifPresent(image -> world.images().remove(image.id(), true));
            }
        }
    }

    /** Removes the socket; nothing of it is left, but the world's file. */
    @Override
    public void close() {
        server.close();
        world.close();
        folder.close();
    }
}
