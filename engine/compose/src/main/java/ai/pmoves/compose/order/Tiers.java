package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import java.util.List;
import java.util.Optional;

/**
 * The enabled services in tiers, earliest first. No service lies in an earlier tier than one that it needs: where its kind and
 * its needs disagree, the needs win, and its reason says so.
 *
 * @param all the tiers that hold a service
 */
public record Tiers(List<Tier> all) {

    public Tiers {
        all = List.copyOf(all);
    }

    /** With the standard rules, as far as the project's {@code x-pmoves.tiers} does not overrule them. */
    public static Tiers of(Project project, Edges edges) {
        return of(project, edges, TierRules.of(project));
    }

    static Tiers of(Project project, Edges edges, TierRules rules) {
        return new Placing(project, edges, rules).tiers();
    }

    public Optional<Placement> placement(String service) {
        return all.stream()
                .flatMap(tier -> tier.services().stream())
                .filter(placement -> placement.service().equals(service))
                .findFirst();
    }

    /** Every service, in an order that each edge allows. */
    public List<String> inOrder() {
        return all.stream().flatMap(tier -> tier.names().stream()).toList();
    }
}
