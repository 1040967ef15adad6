package ai.pmoves.dsl.language;

import ai.pmoves.compose.order.Edges;
import ai.pmoves.compose.order.Tiers;
import java.util.ArrayList;
import java.util.List;

/** The order of a stack, in words of the language. */
final class StackTiers {
    private StackTiers() {}

    static List<Tier> of(Stack stack, Edges edges) {
        List<Tier> tiers = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (var tier : Tiers.of(stack.project(), edges).all()) {
            tiers.add(new Tier(
                    tier.name(),
                    before,
                    tier.names().stream().map(stack::service).toList()));
            before.add(tier.name());
        }
        return tiers;
    }
}
