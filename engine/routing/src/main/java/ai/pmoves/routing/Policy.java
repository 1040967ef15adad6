package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
     * @param terms on which any of them is asked
     * @param where the place in which it is declared
     */
    public record Tier(
            String name,
            @Nullable Duration within,
            @Nullable Duration firstToken,
            int retries,
            List<Provider> providers,
            Terms terms,
            @Nullable Location where) {
        public Tier {
            providers = List.copyOf(providers);
        }

        /** Without terms. */
        public Tier(
                String name,
                @Nullable Duration within,
                @Nullable Duration firstToken,
                int retries,
                List<Provider> providers) {
            this(name, within, firstToken, retries, providers, Terms.NONE, null);
        }

        private Tier without(Set<String> gone) {
            List<Provider> left = providers.stream()
                    .filter(provider -> !gone.contains(provider.name()))
                    .toList();
            return new Tier(name, within, firstToken, retries, left, terms, where);
        }
    }

    /** What is answered: a conversation, one that ends in JSON, or vectors of texts. */
    public enum Kind {
        CHAT,
        JSON,
        EMBEDDINGS
    }

    /** A capability by its name, and who offers it, in strict order. */
    public record Route(
            String name,
            Kind kind,
            List<Ask> asks,
            @Nullable Location where) {
        public Route {
            asks = List.copyOf(asks);
        }

        /** A name for each ask: the provider's, and a number behind it where one is asked for several models. */
        public List<String> variants() {
            List<String> names = new ArrayList<>();
            for (Ask ask : asks) {
                String name = ask.provider();
                for (int i = 2; names.contains(name); i++) {
                    name = ask.provider() + "_" + i;
                }
                names.add(name);
            }
            return names;
        }
    }

    /**
     * @param model as the provider calls it
     */
    public record Ask(
            String provider, String model, @Nullable Location where) {}

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

    /** Whether who is left of it depends on who answers at the moment. */
    public boolean looks() {
        return tiers.stream()
                .flatMap(tier -> Stream.concat(
                        Stream.of(tier.terms()), tier.providers().stream().map(Provider::terms)))
                .flatMap(terms -> terms.conditions().stream())
                .anyMatch(Condition.Reachable.class::isInstance);
    }

    /** The same without the providers that lack a key, a part of their address, or a condition of their own or of their tier. */
    public Pruned pruned(Place place) {
        Map<String, String> gone = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (Tier tier : tiers) {
            Optional<String> closed = tier.terms().unmet(place);
            for (Provider provider : tier.providers()) {
                Optional<String> key =
                        provider.keys().stream().filter(place::isSet).findFirst();
                key.ifPresent(name -> keys.put(provider.name(), name));
                closed.or(() -> provider.missing(key.isPresent()))
                        .or(() -> provider.terms().unmet(place))
                        .ifPresent(why -> gone.put(provider.name(), why));
            }
        }
        List<Tier> kept =
                tiers.stream().map(tier -> tier.without(gone.keySet())).toList();
        List<Route> routesKept = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Route route : routes) {
            List<Ask> asks = route.asks().stream()
                    .filter(ask -> !gone.containsKey(ask.provider()))
                    .toList();
            if (asks.isEmpty()) {
                empty.add(route.name());
            } else {
                routesKept.add(new Route(route.name(), route.kind(), asks, route.where()));
            }
        }
        return new Pruned(new Policy(kept, routesKept), keys, gone, empty);
    }

    /**
     * What is left of a policy where it is to run.
     *
     * @param keys by the name of a provider, the variable that holds its key; without those that need none
     * @param without by the name of the provider that is left out, the reason
     * @param unanswered names of routes that nobody is left to answer
     */
    public record Pruned(
            Policy policy, Map<String, String> keys, Map<String, String> without, List<String> unanswered) {
        public Pruned {
            keys = Map.copyOf(keys);
            without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
            unanswered = List.copyOf(unanswered);
        }
    }
}
