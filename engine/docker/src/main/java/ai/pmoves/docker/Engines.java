package ai.pmoves.docker;

import ai.pmoves.docker.internal.Session;
import ai.pmoves.docker.internal.Starts;
import ai.pmoves.docker.internal.apply.PendingHooks;
import ai.pmoves.docker.internal.engine.Discovery;
import ai.pmoves.docker.internal.engine.EngineHandle;
import ai.pmoves.docker.internal.ready.Probes;
import ai.pmoves.kernel.StateDirectory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds engines. */
public final class Engines {
    private Engines() {}

    /**
     * The engine that is meant: an explicit endpoint, else {@code DOCKER_HOST}, else the Docker context, else the first of
     * the usual sockets that answers. Nothing is opened before the first use.
     *
     * @param environment the process environment
     * @param endpoint such as {@code unix:///var/run/docker.sock}, a bare path of a socket, {@code tcp://host:port}; or null
     */
    public static Docker connect(Map<String, String> environment, @Nullable String endpoint) {
        return over(new Discovery(environment, endpoint, true), environment, false);
    }

    /**
     * A simulated engine: one that answers as others do, while nothing listens behind the ports that it publishes.
     *
     * @param environment the process environment
     * @param endpoint where the simulation listens
     */
    public static Docker rehearsed(Map<String, String> environment, String endpoint) {
        return over(new Discovery(environment, endpoint, false), environment, true);
    }

    private static Docker over(Discovery discovery, Map<String, String> environment, boolean simulated) {
        PendingHooks hooks =
                new PendingHooks(StateDirectory.from(environment).path().resolve("hooks"));
        Session session =
                new Session(new EngineHandle(discovery::connect), new Probes(), new Starts(), hooks, environment);
        return new DockerEngine(session, discovery::named, simulated);
    }
}
