package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import java.util.regex.Pattern;

/** Services that are started, do their work and end. */
final class Jobs {
    /** What they are called. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*[-_.])?(init|setup|migrat\\w*|seed\\w*|import|export|pull|gen|genkeys|keygen|generat\\w+|certs?|bootstrap|configurator|provision\\w*|backup|restore|install\\w*|once|job|tests?|e2e)([-_.].*)?");

    private Jobs() {}

    static boolean isOne(Target target, Service service) {
        return service.definition().path("labels").has("ai.pmoves.once")
                || (!isKeptUp(service) && NAME.matcher(service.name()).matches())
                || target.project().services().values().stream()
                        .map(other -> other.dependencies().get(service.name()))
                        .anyMatch(needed -> needed != null && needed.condition() == Condition.COMPLETED);
    }

    /** One that is started again after a failure only may end well. */
    private static boolean isKeptUp(Service service) {
        return service.restarts()
                && !service.definition().path("restart").asText("").startsWith("on-failure");
    }
}
