package ai.pmoves.dsl.language;

import ai.pmoves.routing.Place;
import ai.pmoves.routing.Policy;
import java.nio.file.Path;
import java.util.Map;

/** The {@code routing { }} of a runbook, for who carries it out: the policy, and the place that it was evaluated for. */
public final class Routing {
    private final Policy policy;
    private final RoutingVariables variables;
    private final Place place;
    private final Path folder;

    /** @param folder what relative paths are relative to */
    Routing(Policy policy, RoutingVariables variables, Place place, Path folder) {
        this.policy = policy;
        this.variables = variables;
        this.place = place;
        this.folder = folder;
    }

    /** As written, with everybody who is left out here. */
    public Policy policy() {
        return policy;
    }

    /** What is left of it here. May connect to the addresses of its {@link ai.pmoves.routing.Condition.Reachable}s, once. */
    public Policy.Pruned pruned() {
        return policy.pruned(place);
    }

    /**
     * What is left of it here where everybody it looks for is there: for who lives on, and finds out at each request who is.
     * Connects to nobody.
     */
    public Policy.Pruned believed() {
        return policy.pruned(place.believing());
    }

    /** What a variable holds in the env files or around pmoves, empty where it is not set. May be a key: it must not be shown. */
    public String value(String variable) {
        return variables().getOrDefault(variable, "");
    }

    Map<String, String> variables() {
        return variables.values();
    }

    RoutingVariables sources() {
        return variables;
    }

    Path folder() {
        return folder;
    }

    Place place() {
        return place;
    }
}
