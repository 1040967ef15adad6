package ai.pmoves.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is to answer which requests, in strict order. Knows no gateway: a gateway's file is rendered from it.
 *
 * @param tiers in the order in which they are tried
 */
public record Policy(List<Tier> tiers, List<Route> routes) {
    public Policy {
        tiers = List.copyOf(tiers);
        routes = List.copyOf(routes);
    }

    /**
     * Providers that are tried before those of the next tier.
     *
     * @param within how long an answer in one piece may take
     * @param firstToken how long a stream may take to begin
     * @param retries how often a failed request is sent again before the next provider is asked
     */
    public record Tier(
            String name,
            @Nullable Duration within,
            @Nullable Duration firstToken,
            int retries,
            List<Provider> providers) {
        public Tier {
            providers = List.copyOf(providers);
        }
    }

    /** What is answered: a conversation, one that ends in JSON, or vectors of texts. */
    public enum Kind {
        CHAT,
        JSON,
        EMBEDDINGS
    }

    /**
     * A capability by its name, and who offers it, in strict order.
     */
    public record Route(String name, Kind kind, List<Ask> asks) {
        public Route {
            asks = List.copyOf(asks);
        }
    }

    /**
     * @param model as the provider calls it
     */
    public record Ask(String provider, String model) {}

    public Optional<Provider> provider(String name) {
        return tiers.stream()
                .flatMap(tier -> tier.providers().stream())
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    public Optional<Tier> tierOf(String provider) {
        return tiers.stream()
                .filter(tier ->
                        tier.providers().stream().anyMatch(one -> one.name().equals(provider)))
                .findFirst();
    }

    /** The same without the providers that need a key of which no name is set. */
    public Pruned pruned(Predicate<String> set) {
        Set<String> gone = new LinkedHashSet<>();
        tiers.stream()
                .flatMap(tier -> tier.providers().stream())
                .filter(provider ->
                        !provider.keys().isEmpty() && provider.keys().stream().noneMatch(set))
                .forEach(provider -> gone.add(provider.name()));
        List<Tier> kept = tiers.stream()
                .map(tier -> new Tier(
                        tier.name(),
                        tier.within(),
                        tier.firstToken(),
                        tier.retries(),
                        tier.providers().stream()
                                .filter(provider -> !gone.contains(provider.name()))
                                .toList()))
                .toList();
        List<Route> routesKept = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Route route : routes) {
            List<Ask> asks = route.asks().stream()
                    .filter(ask -> !gone.contains(ask.provider()))
                    .toList();
            if (asks.isEmpty()) {
                empty.add(route.name());
            } else {
                routesKept.add(new Route(route.name(), route.kind(), asks));
            }
        }
        return new Pruned(new Policy(kept, routesKept), List.copyOf(gone), empty);
    }

    /**
     * @param without names of providers without a key
     * @param unanswered names of routes that nobody is left to answer
     */
    public record Pruned(Policy policy, List<String> without, List<String> unanswered) {
        public Pruned {
            without = List.copyOf(without);
            unanswered = List.copyOf(unanswered);
        }
    }
}
