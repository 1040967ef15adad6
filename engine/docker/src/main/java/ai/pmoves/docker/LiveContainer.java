package ai.pmoves.docker;

import ai.pmoves.compose.Service.Port;
import java.util.List;

/**
 * A container of a project as it is now.
 *
 * @param service the service that its labels name
 * @param state created, running, paused, restarting, exited or dead
 * @param health starting, healthy, unhealthy; empty without a check
 * @param restarts how often the engine has started it again since it was made
 * @param published what of it is reachable from outside now
 */
public record LiveContainer(
        String name, String service, String state, String health, int exitCode, int restarts, List<Port> published) {

    public LiveContainer {
        published = List.copyOf(published);
    }
}
