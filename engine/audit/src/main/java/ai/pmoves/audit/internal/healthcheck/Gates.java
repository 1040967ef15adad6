package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import java.util.List;

/** Who waits for a service. */
final class Gates {
    private Gates() {}

    /** Names of those that wait until it is healthy. */
    static List<String> waiting(Target target, Service service) {
        return dependants(target, service).stream()
                .filter(other -> {
                    Service.Dependency needed = other.dependencies().get(service.name());
                    return needed != null && needed.condition() == Condition.HEALTHY;
                })
                .map(Service::name)
                .toList();
    }

    static List<Service> dependants(Target target, Service service) {
        return target.project().services().values().stream()
                .filter(other -> other.dependencies().containsKey(service.name()))
                .toList();
    }

    /** Such as {@code 'api' waits}, {@code 'api' and 2 more wait}. */
    static String all(List<String> names, String verb) {
        return "'" + names.get(0) + "'"
                + (names.size() > 1 ? " and " + (names.size() - 1) + " more " + verb : " " + verb + "s");
    }
}
