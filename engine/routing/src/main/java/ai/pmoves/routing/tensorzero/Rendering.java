package ai.pmoves.routing.tensorzero;

import ai.pmoves.kernel.Location;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.workspace.toml.TomlText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy as TensorZero's configuration. Strict order is one candidate and ordered fallbacks: weights would be odds. Timeouts are
 * always written where a tier has them, keys by the name under which they are set.
 */
public final class Rendering {
    private final Policy policy;
    private final Map<String, String> keys;
    private final TomlText toml = new TomlText();
    private final Set<String> needed = new LinkedHashSet<>();

    private Rendering(Policy.Pruned pruned) {
        this.policy = pruned.policy();
        this.keys = pruned.keys();
    }

    /**
     * @param text the file
     * @param config what the gateway reads in it
     * @param variables the environment variables that the gateway has to be given
     * @param notes what the policy says and this gateway has no word for
     */
    public record Rendered(String text, GatewayConfig config, List<String> variables, List<String> notes) {
        public Rendered {
            variables = List.copyOf(variables);
            notes = List.copyOf(notes);
        }

        /** What the gateway reads, with the places of the policy that it was rendered from. */
        public GatewayConfig explained(Policy policy) {
            Map<String, GatewayConfig.Function> functions = new LinkedHashMap<>();
            config.functions().forEach((name, function) -> {
                Location where = policy.routes().stream()
                        .filter(route -> route.kind() != Policy.Kind.EMBEDDINGS
                                && route.name().equals(name))
                        .map(Policy.Route::where)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(function.where());
                functions.put(
                        name,
                        new GatewayConfig.Function(
                                name, function.type(), function.variants(), function.experiment(), where));
            });
            return new GatewayConfig(functions, config.models(), config.embeddings(), config.globalTimeout());
        }
    }

    /**
     * @param observability whether the gateway keeps what it did in ClickHouse
     * @throws IllegalStateException where the gateway would refuse the result: a policy that was checked gives none such
     */
    public static Rendered of(Policy.Pruned pruned, boolean observability) {
        Rendering rendering = new Rendering(pruned);
        rendering.file(observability);
        String text = rendering.toml.text();
        GatewayFile read = GatewayFile.read(Path.of("tensorzero.toml"), text, name -> true);
        GatewayConfig config = read.config();
        if (config == null || !read.accepted()) {
            throw new IllegalStateException("the gateway would refuse what was rendered: " + read.problems());
        }
        return new Rendered(text, config, List.copyOf(rendering.needed), rendering.notes());
    }

    private void file(boolean observability) {
        toml.comment("Rendered by `pmoves run routing` from a policy: change the policy, not this file.");
        toml.table("gateway").put("observability.enabled", observability);
        longest()
                .filter(limit -> limit > GatewayConfig.DEFAULT_GLOBAL_TIMEOUT)
                .ifPresent(limit -> toml.put("global_outbound_http_timeout_ms", limit));
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

    /** The gateway limits rates by tags and by keys of its own, never by who is asked: nothing of it would be a budget. */
    private List<String> notes() {
        return policy.tiers().stream()
                .filter(tier -> !tier.providers().isEmpty())
                .flatMap(tier -> Stream.concat(
                        tier.terms().budgets().stream().map(budget -> "tier '" + tier.name() + "': " + budget),
                        tier.providers().stream()
                                .flatMap(provider -> provider.terms().budgets().stream()
                                        .map(budget -> provider.name() + ": " + budget))))
                .map(budget -> "TensorZero keeps no budget of a tier or a provider: " + budget + " is not in its file")
                .toList();
    }

    private void function(Policy.Route route) {
        List<String> variants = route.variants();
        toml.table("functions", route.name()).put("type", route.kind() == Policy.Kind.JSON ? "json" : "chat");
        toml.table("functions", route.name(), "experimentation")
                .put("type", "static")
                .put("candidate_variants", variants.subList(0, 1))
                .put("fallback_variants", variants.subList(1, variants.size()));
        for (int i = 0; i < variants.size(); i++) {
            Policy.Tier tier = tier(route.asks().get(i));
            toml.table("functions", route.name(), "variants", variants.get(i))
                    .put("type", "chat_completion")
                    .put("model", model(route, variants.get(i)));
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
            String model = model(route, variants.get(i));
            toml.table("models", model).put("routing", List.of(ask.provider()));
            provider(ask, "models", model);
        }
    }

    private void embedding(Policy.Route route) {
        List<String> providers = route.variants();
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
                                : provider.kind().name().toLowerCase(Locale.ROOT));
        if (provider.address() != null) {
            toml.put("api_base", provider.address());
        }
        toml.put("model_name", ask.model());
        toml.put("api_key_location", key(provider));
    }

    private String key(Provider provider) {
        String name = keys.get(provider.name());
        if (name == null) {
            return "none";
        }
        needed.add(name);
        return "env::" + name;
    }

    /** No name of a policy holds a {@code /}: models of different routes cannot meet. */
    private static String model(Policy.Route route, String variant) {
        return route.name() + "/" + variant;
    }

    private Optional<Long> longest() {
        return policy.tiers().stream()
                .flatMap(tier -> Stream.of(Optional.ofNullable(tier.within()), Optional.ofNullable(tier.firstToken())))
                .flatMap(Optional::stream)
                .map(Duration::toMillis)
                .max(Comparator.naturalOrder());
    }

    private void limit(String name, @Nullable Duration limit) {
        if (limit != null) {
            toml.put(name, limit.toMillis());
        }
    }

    private Policy.Tier tier(Policy.Ask ask) {
        return policy.tierOf(ask.provider()).orElseThrow();
    }
}
