package ai.pmoves.routing;

import java.util.List;
import java.util.Optional;

/**
 * On which terms a provider, or a tier, is asked.
 *
 * @param conditions all of which have to hold
 * @param budgets all of which have to have something left; those of a tier are spent by its providers together
 */
public record Terms(List<Condition> conditions, List<Budget> budgets) {
    /** Always, and as much as anybody wants. */
    public static final Terms NONE = new Terms(List.of(), List.of());

    public Terms {
        conditions = List.copyOf(conditions);
        budgets = List.copyOf(budgets);
    }

    /** Why it is not asked in a place at all; empty where it is. */
    public Optional<String> unmet(Place place) {
        return conditions.stream()
                .map(condition -> condition.unmet(place))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
