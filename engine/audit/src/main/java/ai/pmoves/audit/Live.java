package ai.pmoves.audit;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an engine runs of a stack. Looking changes nothing. */
public interface Live {

    /** Nobody looks. */
    Live NONE = project -> Optional.empty();

    /** What there is now; empty where nobody looks. Asked twice, it answers the same. */
    Optional<Seen> look(Project project);

    /**
     * What was seen.
     *
     * @param containers of this project, also of services that it does not declare
     * @param unready why a service is not as declared or not ready, by its name: {@code differs in image}, {@code is unhealthy}; not
     *     those that are ready, and not those of which there is nothing
     * @param blockers what stands in the project's way: ports that others have, networks and volumes that are others'
     */
    record Seen(List<Container> containers, Map<String, String> unready, List<Problem> blockers) {

        public Seen {
            containers = List.copyOf(containers);
            unready = Map.copyOf(unready);
            blockers = List.copyOf(blockers);
        }
    }

    /**
     * A container.
     *
     * @param service the service that its labels name
     * @param state created, running, paused, restarting, exited or dead
     * @param health starting, healthy, unhealthy; empty without a check
     * @param restarts how often the engine has started it again since it was made
     * @param published what of it is reachable from outside now
     */
    record Container(
            String name,
            String service,
            String state,
            String health,
            int exitCode,
            int restarts,
            List<Port> published) {

        public Container {
            published = List.copyOf(published);
        }
    }
}
