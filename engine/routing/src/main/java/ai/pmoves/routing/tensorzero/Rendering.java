package ai.pmoves.routing.tensorzero;

import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.workspace.toml.TomlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A policy as TensorZero's configuration. Strict order is one candidate and ordered fallbacks: weights would be odds. Timeouts are
 * always written where a tier has them, keys by the name under which they are set.
 */
public final class Rendering {
    private final Policy policy;
    private final Predicate<String> set;
    private final TomlText toml = new TomlText();
    private final Set<String> needed = new LinkedHashSet<>();

    private Rendering(Policy policy, Predicate<String> set) {
        this.policy = policy;
        this.set = set;
    }

    /**
     * @param text the file
     * @param variables the environment variables that the gateway has to be given
     */
    public record Rendered(String text, List<String> variables) {
        public Rendered {
            variables = List.copyOf(variables);
        }
    }

    /**
     * @param policy without providers whose keys are missing ({@link Policy#pruned})
     * @param set which environment variables are set
     * @param observability whether the gateway keeps what it did in ClickHouse
     */
    public static Rendered of(Policy policy, Predicate<String> set, boolean observability) {
        Rendering rendering = new Rendering(policy, set);
        rendering.file(observability);
        return new Rendered(rendering.toml.text(), List.copyOf(rendering.needed));
    }

    private void file(boolean observability) {
        toml.comment("Rendered by `pmoves run routing` from a policy: change the policy, not this file.");
        toml.table("gateway").put("observability.enabled", observability);
        for (Policy.Route route : policy.routes()) {
            if (route.kind() == Policy.Kind.EMBEDDINGS) {
                embedding(route);
            } else {
                function(route);
            }
        }
        if (observability) {
            needed.add("TENSORZERO_CLICKHOUSE_URL");
        }
    }

    private void function(Policy.Route route) {
        List<String> variants = variants(route);
        toml.table("functions", route.name()).put("type", route.kind() == Policy.Kind.JSON ? "json" : "chat");
        toml.table("functions", route.name(), "experimentation")
                .put("type", "static")
                .put("candidate_variants", variants.subList(0, 1))
                .put("fallback_variants", variants.subList(1, variants.size()));
        for (int i = 0; i < variants.size(); i++) {
            Policy.Tier tier = tier(route.asks().get(i));
            toml.table("functions", route.name(), "variants", variants.get(i))
                    .put("type", "chat_completion")
                    .put("model", route.name() + "_" + variants.get(i));
            if (route.kind() == Policy.Kind.JSON) {
                toml.put("json_mode", "on");
            }
            if (tier.retries() > 0) {
                toml.put("retries.num_retries", (long) tier.retries());
            }
            limit("timeouts.non_streaming.total_ms", tier.within());
            limit("timeouts.streaming.ttft_ms", tier.firstToken());
        }
        for (int i = 0; i < variants.size(); i++) {
            Policy.Ask ask = route.asks().get(i);
            String model = route.name() + "_" + variants.get(i);
            toml.table("models", model).put("routing", List.of(ask.provider()));
            provider(ask, "models", model);
        }
    }

    private void embedding(Policy.Route route) {
        List<String> providers = variants(route);
        toml.table("embedding_models", route.name()).put("routing", providers);
        for (int i = 0; i < providers.size(); i++) {
            Policy.Ask ask = route.asks().get(i);
            provider(ask, "embedding_models", route.name(), providers.get(i));
            limit("timeout_ms", tier(ask).within());
        }
    }

    private void provider(Policy.Ask ask, String kind, String model) {
        provider(ask, kind, model, ask.provider());
    }

    private void provider(Policy.Ask ask, String kind, String model, String as) {
        Provider provider = policy.provider(ask.provider()).orElseThrow();
        toml.table(kind, model, "providers", as)
                .put(
                        "type",
                        provider.kind() == Provider.Kind.GEMINI
                                ? "google_ai_studio_gemini"
                                : provider.kind().name().toLowerCase(java.util.Locale.ROOT));
        if (provider.address() != null) {
            toml.put("api_base", provider.address());
        }
        toml.put("model_name", ask.model());
        toml.put("api_key_location", key(provider));
    }

    private String key(Provider provider) {
        if (provider.keys().isEmpty()) {
            return "none";
        }
        String name = provider.keys().stream()
                .filter(set)
                .findFirst()
                .orElse(provider.keys().get(0));
        needed.add(name);
        return "env::" + name;
    }

    private void limit(String name, @Nullable Duration limit) {
        if (limit != null) {
            toml.put(name, limit.toMillis());
        }
    }

    private Policy.Tier tier(Policy.Ask ask) {
        return policy.tierOf(ask.provider()).orElseThrow();
    }

    /** A name for each ask: the provider's, and a number behind it where one is asked for several models. */
    private static List<String> variants(Policy.Route route) {
        List<String> names = new ArrayList<>();
        for (Policy.Ask ask : route.asks()) {
            String name = ask.provider();
            for (int i = 2; names.contains(name); i++) {
                name = ask.provider() + "_" + i;
            }
            names.add(name);
        }
        return names;
    }
}
