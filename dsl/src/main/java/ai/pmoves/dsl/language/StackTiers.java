package ai.pmoves.dsl.language;

import ai.pmoves.compose.order.Edges;
import ai.pmoves.compose.order.Tiers;
import java.util.List;

/** The order of a stack, in words of the language. */
final class StackTiers {
    private StackTiers() {}

    static List<Tier> of(Stack stack, Edges edges) {
        return Tiers.of(stack.project(), edges).all().stream()
                .map(tier -> new Tier(
                        tier.name(), tier.names().stream().map(stack::service).toList()))
                .toList();
    }
}
