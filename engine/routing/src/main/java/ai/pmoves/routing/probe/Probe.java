package ai.pmoves.routing.probe;

import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.probe.Found.Verdict;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Asks every provider of a policy for its models, all at once: is the key there, does somebody answer, does the model exist. */
public final class Probe {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 8;

    private Probe() {}

    /**
     * @param policy as written, with those who are left out
     * @param value what a variable holds: keys
     * @param services where those listen who have an address of their own
     * @return one for each model that a route asks a provider for, in the order of the policy
     */
    public static List<Found> of(
            Policy policy, Policy.Pruned pruned, UnaryOperator<String> value, Map<Provider.Kind, String> services)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Future<Catalogue.Answer>> asked = new HashMap<>();
            pruned.policy().tiers().stream()
                    .flatMap(tier -> tier.providers().stream())
                    .forEach(provider -> {
                        String key = pruned.keys().containsKey(provider.name())
                                ? value.apply(pruned.keys().get(provider.name()))
                                        .strip()
                                : "";
                        String base = provider.address() == null
                                ? services.getOrDefault(provider.kind(), "")
                                : provider.address();
                        asked.put(
                                provider.name(),
                                threads.submit(() -> new Catalogue(client, provider, base, key).ask()));
                    });
            List<Found> found = new ArrayList<>();
            for (Policy.Ask ask : asks(policy)) {
                found.add(one(policy, pruned, ask, asked));
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    /** In the order of the tiers, each pair once. */
    private static List<Policy.Ask> asks(Policy policy) {
        Set<List<String>> seen = new LinkedHashSet<>();
        return policy.tiers().stream()
                .flatMap(tier -> tier.providers().stream())
                .flatMap(provider -> policy.routes().stream()
                        .flatMap(route -> route.asks().stream())
                        .filter(ask -> ask.provider().equals(provider.name())))
                .filter(ask -> seen.add(List.of(ask.provider(), ask.model())))
                .toList();
    }

    private static Found one(
            Policy policy, Policy.Pruned pruned, Policy.Ask ask, Map<String, Future<Catalogue.Answer>> asked)
            throws InterruptedException {
        String tier = policy.tierOf(ask.provider()).map(Policy.Tier::name).orElse("");
        String key = pruned.keys().getOrDefault(ask.provider(), "");
        Future<Catalogue.Answer> future = asked.get(ask.provider());
        if (future == null) {
            return new Found(
                    ask.provider(),
                    tier,
                    ask.model(),
                    "",
                    Verdict.LEFT_OUT,
                    pruned.without().getOrDefault(ask.provider(), ""),
                    null);
        }
        Catalogue.Answer answer = answer(future);
        Set<String> models = answer.models();
        if (answer.failure() != null) {
            return new Found(ask.provider(), tier, ask.model(), key, Verdict.FAILED, answer.failure(), null);
        }
        if (models == null) {
            return new Found(
                    ask.provider(),
                    tier,
                    ask.model(),
                    key,
                    Verdict.OK,
                    "it answers, and tells no models",
                    answer.took());
        }
        boolean there = models.contains(ask.model()) || models.contains(ask.model() + ":latest");
        return new Found(
                ask.provider(),
                tier,
                ask.model(),
                key,
                there ? Verdict.OK : Verdict.FAILED,
                there ? "" : "it has no such model" + Spelling.hint(ask.model(), models),
                answer.took());
    }

    private static Catalogue.Answer answer(Future<Catalogue.Answer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a provider could not be asked", e);
        }
    }
}
