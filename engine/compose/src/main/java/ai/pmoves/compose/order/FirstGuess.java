package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import java.util.HashMap;
import java.util.Map;

/** The tier that a service's own properties suggest, before any edge is looked at: decides between equal edges of a circle. */
final class FirstGuess {
    private static final String WATCHERS = "monitoring";

    private final Map<String, Integer> ranks = new HashMap<>();
    private final int watchers;

    FirstGuess(Project project, TierRules rules) {
        watchers = rules.rank(WATCHERS);
        project.services()
                .values()
                .forEach(service -> rules.placeByItself(project, service)
                        .ifPresent(placement -> ranks.put(service.name(), rules.rank(placement.tier()))));
    }

    /** Whether the edge leads from an earlier tier to a later one, which is rarely how things need each other. */
    boolean againstTiers(Edge edge) {
        Integer from = ranks.get(edge.from());
        Integer to = ranks.get(edge.to());
        return from != null && to != null && from < to;
    }

    /**
     * Whether this is a service that sends traces, metrics or logs to one that watches it: it gets along without, and a whole
     * stack would otherwise start after its collector.
     */
    boolean telemetry(Edge edge) {
        Integer to = ranks.get(edge.to());
        return to != null && to == watchers && ranks.getOrDefault(edge.from(), -1) != watchers;
    }
}
