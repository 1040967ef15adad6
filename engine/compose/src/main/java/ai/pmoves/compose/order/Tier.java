package ai.pmoves.compose.order;

import java.util.List;

/**
 * Services that start together, as far as they do not need each other.
 *
 * @param services in an order that every edge inside the tier allows; never empty
 */
public record Tier(String name, List<Placement> services) {

    public Tier {
        services = List.copyOf(services);
    }

    public List<String> names() {
        return services.stream().map(Placement::service).toList();
    }
}
