package ai.pmoves.docker.internal.ready;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import ai.pmoves.compose.Service.Port;
import java.util.List;

/**
 * What counts as ready for a service.
 *
 * @param mustComplete somebody waits for it to end successfully
 * @param mayComplete ending with 0 is fine: nothing about it says that it stays
 * @param ports those that must be published
 */
public record Expectation(String service, boolean mustComplete, boolean mayComplete, List<Port> ports) {

    public static Expectation of(Project project, Service service) {
        boolean mustComplete = project.services().values().stream()
                .map(other -> other.dependencies().get(service.name()))
                .anyMatch(needed -> needed != null && needed.condition() == Condition.COMPLETED);
        boolean mayComplete = mustComplete
                || !service.restarts()
                        && service.declaredHealthcheck()
                                .map(Service.Healthcheck::disabled)
                                .orElse(true)
                        && service.ports().isEmpty();
        return new Expectation(service.name(), mustComplete, mayComplete, List.copyOf(service.ports()));
    }
}
