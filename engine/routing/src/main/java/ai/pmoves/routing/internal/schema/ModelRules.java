package ai.pmoves.routing.internal.schema;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Hosts;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Model;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Provider;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Timeouts;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the gateway checks of models once it has read them, and what it should. */
public final class ModelRules {
    /** Types whose models need no table: {@code openai::gpt-4o}. */
    private static final Set<String> SHORTHANDS = Set.of(
            "anthropic",
            "deepseek",
            "fireworks",
            "google_ai_studio_gemini",
            "gcp_vertex_gemini",
            "gcp_vertex_anthropic",
            "hyperbolic",
            "groq",
            "mistral",
            "openai",
            "openrouter",
            "together",
            "xai");

    private static final Set<String> EMBEDDING_TYPES = Set.of("openai", "azure", "openrouter");

    private final TomlMap root;
    private final GatewayConfig config;
    private final Consumer<Problem> problems;

    private ModelRules(TomlMap root, GatewayConfig config, Consumer<Problem> problems) {
        this.root = root;
        this.config = config;
        this.problems = problems;
    }

    public static void check(TomlMap root, GatewayConfig config, Consumer<Problem> problems) {
        ModelRules rules = new ModelRules(root, config, problems);
        config.models().values().forEach(model -> rules.model(model));
        config.embeddings().values().forEach(model -> rules.embedding(model));
        config.functions()
                .values()
                .forEach(function -> function.variants().values().forEach(variant -> {
                    rules.timeouts(variant.timeouts(), variant.where());
                    if (variant.model() != null) {
                        rules.modelOf(variant.model(), variant.where());
                    }
                }));
    }

    /** Whether a name is that of a model: one of the file's, or a provider's own. */
    static boolean known(GatewayConfig config, String name) {
        int colons = name.indexOf("::");
        return config.models().containsKey(name) || colons > 0 && SHORTHANDS.contains(name.substring(0, colons));
    }

    private void modelOf(String name, Location where) {
        if (!known(config, name)) {
            String bare = name.startsWith("models.") ? name.substring("models.".length()) : name;
            List<String> near = config.models().containsKey(bare)
                    ? List.of(bare)
                    : Spelling.near(name, config.models().keySet());
            problems.accept(Problem.error("routing.invalid", "Model name '" + name + "' not found in model table")
                    .at(where)
                    .fix(near.isEmpty() ? null : "did you mean `" + near.get(0) + "`?"));
        }
    }

    private void model(Model model) {
        String name = model.name();
        if (name.startsWith("tensorzero::") || SHORTHANDS.stream().anyMatch(type -> name.startsWith(type + "::"))) {
            refuse(model.where(), "Failed to load models: Model name '" + name + "' contains a reserved prefix");
        }
        routing(model, "models." + name);
        timeouts(model.timeouts(), model.where());
        model.providers().values().forEach(provider -> {
            timeouts(provider.timeouts(), provider.where());
            provider(
                    provider,
                    "models." + name + ".providers." + provider.name(),
                    Tables.provider(root, "models", name, provider.name()));
        });
    }

    private void routing(Model model, String path) {
        TomlMap table = Tables.at(root, "models", model.name());
        if (table != null && table.list("routing") != null && model.routing().isEmpty()) {
            refuse(model.where(), "`" + path + "`: `routing` must not be empty");
        }
        Set<String> seen = new HashSet<>();
        for (String entry : model.routing()) {
            if (!seen.add(entry)) {
                refuse(model.where(), "`" + path + ".routing`: duplicate entry `" + entry + "`");
            } else if (!model.providers().containsKey(entry)) {
                refuse(
                        model.where(),
                        "`" + path + "`: `routing` contains entry `" + entry + "` that does not exist in `providers`");
            }
        }
        for (Provider provider : model.providers().values()) {
            if (!model.routing().contains(provider.name())) {
                refuse(
                        provider.where(),
                        "`" + path + "`: Provider `" + provider.name() + "` is not listed in `routing`");
            }
        }
    }

    /** The gateway looks at less here than for models: what it does not see fails at the first request. */
    private void embedding(Model model) {
        String path = "embedding_models." + model.name();
        for (Provider provider : model.providers().values()) {
            ProviderType type = ProviderType.of(provider.type());
            if (type != null && !EMBEDDING_TYPES.contains(provider.type())) {
                refuse(provider.where(), "Unsupported provider config for embedding: " + type.errorName());
            }
            literalAccount(
                    provider,
                    path + ".providers." + provider.name(),
                    Tables.provider(root, "embedding_models", model.name(), provider.name()));
        }
        for (String entry : model.routing()) {
            if (!model.providers().containsKey(entry)) {
                warn(
                        model.where(),
                        "routing.embedding-provider",
                        path + ": `routing` names `" + entry
                                + "`, which is no provider of it: the gateway starts, and each request fails");
            }
        }
    }

    private void provider(Provider provider, String path, @Nullable TomlMap table) {
        if (table == null) {
            return;
        }
        switch (provider.type()) {
            case "openai" -> {
                if (Boolean.TRUE.equals(value(table, "include_encrypted_reasoning"))
                        && !"responses".equals(table.text("api_type"))) {
                    refuse(
                            table.whereKey("include_encrypted_reasoning"),
                            path + ": include_encrypted_reasoning is only supported when api_type = \"responses\"");
                }
            }
            case "gcp_vertex_gemini" -> {
                if (table.has("model_id") == table.has("endpoint_id")) {
                    refuse(table.where(), path + ": Exactly one of model_id or endpoint_id must be provided");
                }
            }
            case "azure" -> endpoint(table, path);
            case "aws_bedrock", "aws_sagemaker" -> {
                if (!table.has("region") && !Boolean.TRUE.equals(value(table, "allow_auto_detect_region"))) {
                    refuse(
                            table.where(),
                            path + ": AWS " + provider.type()
                                    + " provider requires a region. Use `region = \"sdk\"` to enable auto-detection, or specify a region like"
                                    + " `region = \"us-east-1\"`.");
                }
            }
            default -> {}
        }
        literalAccount(provider, path, table);
    }

    private void endpoint(TomlMap table, String path) {
        String endpoint = table.text("endpoint");
        if (endpoint != null && !endpoint.matches("(?s)([A-Za-z][A-Za-z0-9+.-]*:|env::|dynamic::|none$).*")) {
            refuse(
                    table.whereKey("endpoint"),
                    path + ": Invalid endpoint URL '" + endpoint + "': relative URL without a base");
        }
    }

    private void literalAccount(Provider provider, String path, @Nullable TomlMap table) {
        if (table != null && Hosts.account(provider.address()).isPresent()) {
            problems.accept(Problem.warning(
                            "routing.literal-account",
                            path + ": the address holds the id of an account, for whoever reads the file")
                    .at(table.whereKey("api_base"))
                    .fix("render the file by a policy, which takes the id from the environment"));
        }
    }

    private void timeouts(Timeouts timeouts, Location where) {
        limit("non_streaming.total_ms", timeouts.total(), where);
        limit("streaming.ttft_ms", timeouts.firstToken(), where);
        limit("streaming.total_ms", timeouts.streamTotal(), where);
    }

    private void limit(String name, @Nullable Long millis, Location where) {
        if (millis != null && millis > config.globalTimeout()) {
            refuse(
                    where,
                    "The `timeouts." + name + "` value `" + millis
                            + "` is greater than `gateway.global_outbound_http_timeout_ms`: `" + config.globalTimeout()
                            + "`");
        }
    }

    private static @Nullable Object value(TomlMap table, String key) {
        TomlNode node = table.get(key);
        return node instanceof TomlValue value ? value.value() : null;
    }

    private void refuse(Location where, String message) {
        problems.accept(Problem.error("routing.invalid", message).at(where));
    }

    private void warn(Location where, String code, String message) {
        problems.accept(Problem.warning(code, message).at(where));
    }
}
