package ai.pmoves.routing.tensorzero;

import ai.pmoves.routing.Hosts;
import ai.pmoves.routing.tensorzero.config.Experiment;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Function;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Model;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Provider;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Timeouts;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Variant;
import ai.pmoves.routing.tensorzero.config.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function really does with its requests: who is asked, in which order, how often. Computed, not sampled.
 *
 * @param attempts one for each call that a request can lead to, in the order of the file
 * @param orders every order of variants and its share, the most frequent first; empty where nobody can tell (adaptive), and where they
 *     are too many
 * @param serves for each variant the share of requests that it answers, given what is down
 */
public record Explanation(Function function, List<Attempt> attempts, List<Sampler.Order> orders, List<Share> serves) {
    public Explanation {
        attempts = List.copyOf(attempts);
        orders = List.copyOf(orders);
        serves = List.copyOf(serves);
    }

    /**
     * A call to a provider.
     *
     * @param times how often it is made before the next one is: one, and the retries
     * @param local whether its address is on this machine or in its networks
     * @param waits how long a provider that hangs is waited for, in milliseconds, for an answer in one piece
     */
    public record Attempt(
            String variant, String model, String provider, String host, int times, boolean local, long waits) {
        private static final long LONG = 300_000;

        /** Whether it stays here, and one that does not answer would be waited for so long that nobody is there any more. */
        public boolean hangs() {
            return local && waits >= LONG;
        }

        /** By which it is taken for not answering. */
        private Stream<String> names() {
            return Stream.of(variant, model, provider, host, Hosts.name(host));
        }
    }

    /**
     * @param first how often the variant is asked first, 0 to 1
     * @param answers how often it is the one that answers, 0 to 1
     */
    public record Share(String variant, double first, double answers) {}

    /**
     * @param down names of variants, models and providers, and hosts, that are taken for not answering
     * @throws IllegalArgumentException where the configuration has no such function
     */
    public static Explanation of(GatewayConfig config, String name, Set<String> down) {
        Function function = config.functions().get(name);
        if (function == null) {
            throw new IllegalArgumentException(name);
        }
        List<Attempt> attempts = new ArrayList<>();
        function.variants().values().forEach(variant -> attempts.addAll(attempts(config, variant)));
        List<Sampler.Order> orders = function.experiment() instanceof Experiment.Adaptive
                ? List.of()
                : function.sampler().orders();
        Map<String, Double> first = function.experiment() instanceof Experiment.Adaptive
                ? Map.of()
                : function.sampler().first();
        List<Share> serves = function.variants().keySet().stream()
                .map(variant -> new Share(
                        variant,
                        first.getOrDefault(variant, 0.0),
                        share(orders, order -> variant.equals(answers(order, attempts, down)))))
                .toList();
        return new Explanation(function, attempts, orders, serves);
    }

    /** Everything in a configuration that may be taken for not answering, embedding models and their providers too. */
    public static Set<String> names(GatewayConfig config) {
        Stream<String> asked = config.functions().values().stream()
                .flatMap(function -> function.variants().values().stream())
                .flatMap(variant -> attempts(config, variant).stream())
                .flatMap(Attempt::names);
        Stream<String> others = Stream.concat(config.models().values().stream(), config.embeddings().values().stream())
                .flatMap((Model model) -> Stream.concat(
                        Stream.of(model.name()),
                        model.providers().values().stream().flatMap(provider -> {
                            String host = Objects.requireNonNullElse(Hosts.of(provider.address()), provider.type());
                            return Stream.of(provider.name(), host, Hosts.name(host));
                        })));
        return Stream.concat(asked, others).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there is one order only. */
    public boolean certain() {
        return orders.size() == 1;
    }

    /** How often the first call leaves this machine and its networks, 0 to 1. */
    public double hostedFirst() {
        return serves.stream()
                .filter(share -> attempts.stream()
                        .anyMatch(attempt -> attempt.variant().equals(share.variant()) && !attempt.local()))
                .mapToDouble(Share::first)
                .sum();
    }

    /** How often nobody answers, 0 to 1. */
    public double unanswered() {
        return Math.max(0, 1 - serves.stream().mapToDouble(Share::answers).sum());
    }

    /** The calls that one request leads to which every provider refuses, malformed for instance. */
    public int calls() {
        return attempts.stream().mapToInt(Attempt::times).sum();
    }

    /** Those of {@link #calls()} that somebody is paid for. */
    public int hostedCalls() {
        return attempts.stream()
                .filter(attempt -> !attempt.local())
                .mapToInt(Attempt::times)
                .sum();
    }

    private static double share(List<Sampler.Order> orders, java.util.function.Predicate<List<String>> of) {
        return orders.stream()
                .filter(order -> of.test(order.variants()))
                .mapToDouble(Sampler.Order::share)
                .sum();
    }

    private static String answers(List<String> order, List<Attempt> attempts, Set<String> down) {
        return order.stream()
                .filter(variant -> attempts.stream()
                        .filter(attempt -> attempt.variant().equals(variant))
                        .anyMatch(attempt -> attempt.names().noneMatch(down::contains)))
                .findFirst()
                .orElse("");
    }

    private static List<Attempt> attempts(GatewayConfig config, Variant variant) {
        String name = Objects.requireNonNullElse(variant.model(), "");
        Model model = config.models().get(name);
        if (model == null) {
            int colons = name.indexOf("::");
            String type = colons < 0 ? "" : name.substring(0, colons);
            return name.isEmpty()
                    ? List.of()
                    : List.of(new Attempt(
                            variant.name(),
                            name,
                            type,
                            type,
                            variant.retries() + 1,
                            false,
                            waits(config, variant.timeouts())));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (String entry : model.routing()) {
            Provider provider = model.providers().get(entry);
            if (provider != null) {
                String host = Objects.requireNonNullElse(Hosts.of(provider.address()), provider.type());
                attempts.add(new Attempt(
                        variant.name(),
                        name,
                        entry,
                        host,
                        variant.retries() + 1,
                        provider.address() != null && Hosts.local(host),
                        waits(config, variant.timeouts(), model.timeouts(), provider.timeouts())));
            }
        }
        return attempts;
    }

    private static long waits(GatewayConfig config, Timeouts... timeouts) {
        return Stream.of(timeouts)
                .map(Timeouts::total)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElse(config.globalTimeout());
    }
}
