package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Services that are started, do their work and end. */
final class Jobs {
    /** What they are called. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*[-_.])?(init|setup|migrat\\w*|seed\\w*|import|export|pull|gen|genkeys|keygen|generat\\w+|certs?|bootstrap|configurator|provision\\w*|backup|restore|install\\w*|once|job|tests?|e2e)([-_.].*)?");

    private Jobs() {}

    static boolean isOne(Target target, Service service) {
        return service.definition().path("labels").has("ai.pmoves.once")
                || (!isKeptUp(service) && NAME.matcher(service.name()).matches())
                || target.tree()
                        .once(Jobs.class, target.project(), Jobs::awaited)
                        .contains(service.name());
    }

    /** Those for whose end others wait. */
    private static Set<String> awaited(Project project) {
        return project.services().values().stream()
                .flatMap(service -> service.dependencies().values().stream())
                .filter(needed -> needed.condition() == Condition.COMPLETED)
                .map(Service.Dependency::service)
                .collect(Collectors.toSet());
    }

    /** One that is started again after a failure only may end well. */
    private static boolean isKeptUp(Service service) {
        return service.restarts()
                && !service.definition().path("restart").asText("").startsWith("on-failure");
    }
}
