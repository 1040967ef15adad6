package ai.pmoves.routing.internal.schema;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.internal.shape.Numbers;
import ai.pmoves.routing.tensorzero.config.Experiment;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Function;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Variant;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the gateway checks of functions, metrics and their like once it has read them. */
public final class FunctionRules {
    private static final Set<String> RESERVED_METRICS = Set.of("comment", "demonstration");

    private final TomlMap root;
    private final GatewayConfig config;
    private final Consumer<Problem> problems;

    private FunctionRules(TomlMap root, GatewayConfig config, Consumer<Problem> problems) {
        this.root = root;
        this.config = config;
        this.problems = problems;
    }

    public static void check(TomlMap root, GatewayConfig config, Consumer<Problem> problems) {
        FunctionRules rules = new FunctionRules(root, config, problems);
        config.functions().values().forEach(rules::function);
        TomlMap metrics = root.map("metrics");
        if (metrics != null) {
            metrics.names().stream()
                    .filter(RESERVED_METRICS::contains)
                    .forEach(name -> rules.refuse(
                            metrics.whereKey(name), "Metric name '" + name + "' is reserved and cannot be used"));
        }
    }

    private void function(Function function) {
        TomlMap table = Tables.at(root, "functions", function.name());
        if (table == null) {
            return;
        }
        if (function.name().startsWith("tensorzero::")) {
            refuse(function.where(), "User-defined function name cannot start with `tensorzero::`: " + function.name());
        }
        tools(function, table);
        Set<String> allowed = Experiment.allowed(function.experiment());
        TomlMap variants = table.map("variants");
        for (Variant variant : function.variants().values()) {
            variant(function, variant, variants == null ? null : variants.map(variant.name()), allowed);
        }
        TomlMap experimentation = table.map("experimentation");
        if (experimentation != null) {
            mixed(function, experimentation);
            experiment(function, experimentation);
        }
    }

    private void tools(Function function, TomlMap table) {
        TomlList tools = table.list("tools");
        TomlMap known = root.map("tools");
        for (TomlNode tool : tools == null ? List.<TomlNode>of() : tools.items()) {
            if (tool.asText() != null && (known == null || !known.has(tool.asText()))) {
                refuse(
                        tool.where(),
                        "`functions." + function.name() + ".tools`: tool `" + tool.asText()
                                + "` is not present in the config");
            }
        }
    }

    private void variant(Function function, Variant variant, @Nullable TomlMap table, Set<String> allowed) {
        if (table == null) {
            return;
        }
        boolean completes =
                variant.type().equals("chat_completion") || variant.type().equals("experimental_chain_of_thought");
        if (variant.weight() != null && variant.weight() < 0) {
            refuse(
                    table.whereKey("weight"),
                    "`functions." + function.name() + ".variants." + variant.name()
                            + "`: `weight` must be non-negative");
        }
        if (completes && function.type().equals("json") && !table.has("json_mode")) {
            refuse(
                    variant.where(),
                    "`json_mode` must be specified for `[functions." + function.name() + ".variants." + variant.name()
                            + "]` (parent function `" + function.name() + "` is a JSON function)");
        }
        if (completes && function.type().equals("chat") && table.has("json_mode")) {
            refuse(
                    table.whereKey("json_mode"),
                    "JSON mode is not supported for variant `" + variant.name()
                            + "` (parent function is a chat function)");
        }
        if (variant.type().equals("experimental_chain_of_thought")
                && function.type().equals("chat")) {
            refuse(
                    variant.where(),
                    "UnsupportedVariantForFunctionType { function_name: \"" + function.name() + "\", variant_name: \""
                            + variant.name() + "\", function_type: \"chat\", variant_type: \"chain_of_thought\" }");
        }
        for (String candidate : variant.candidates()) {
            if (!function.variants().containsKey(candidate)) {
                refuse(table.whereKey("candidates"), "UnknownCandidate { name: \"" + candidate + "\" }");
            }
        }
        for (String judge : List.of("fuser", "evaluator")) {
            TomlMap nested = table.map(judge);
            String model = nested == null ? null : nested.text("model");
            if (nested != null && model != null && !ModelRules.known(config, model)) {
                refuse(nested.whereKey("model"), "Model name '" + model + "' not found in model table");
            }
        }
        if (allowed.isEmpty() || allowed.contains(variant.name())) {
            namespace(function, variant, table);
        }
    }

    /** Of a variant that can be drawn. */
    private void namespace(Function function, Variant variant, TomlMap table) {
        String own = table.text("namespace");
        if (own != null && !own.isEmpty()) {
            refuse(
                    table.whereKey("namespace"),
                    "Variant `" + variant.name() + "` of function `" + function.name() + "` has namespace `" + own
                            + "`, but is reachable from the base experimentation config. Namespaced variants must only be reachable from a"
                            + " matching namespace experimentation config.");
        }
        TomlMap model = variant.model() == null ? null : Tables.at(root, "models", variant.model());
        String models = model == null ? null : model.text("namespace");
        if (models != null) {
            refuse(
                    table.whereKey("model"),
                    "Variant `" + variant.name() + "` of function `" + function.name() + "` uses model `"
                            + variant.model()
                            + "` which has namespace `" + models
                            + "`, but the variant is reachable from the base experimentation config. Namespaced model variants must only be"
                            + " reachable from a matching namespace experimentation config.");
        }
    }

    private void mixed(Function function, TomlMap experimentation) {
        List<String> weighted = function.variants().values().stream()
                .filter(variant -> variant.weight() != null)
                .map(Variant::name)
                .toList();
        if (!weighted.isEmpty()) {
            refuse(
                    experimentation.where(),
                    "Cannot mix `experimentation` configuration with individual variant `weight` values. The following variants have"
                            + " weights specified: " + String.join(", ", weighted)
                            + ". Either use the `experimentation` section to control variant sampling, or specify `weight` on individual"
                            + " variants, but not both.");
        }
    }

    private void experiment(Function function, TomlMap table) {
        if (!(function.experiment() instanceof Experiment.Weighted weighted)) {
            return;
        }
        Location candidates = table.whereKey("candidate_variants");
        Location fallbacks = table.whereKey("fallback_variants");
        exist("candidate", weighted.weights().keySet(), function, candidates);
        exist("fallback", weighted.fallbacks(), function, fallbacks);
        Set<String> twice = new TreeSet<>();
        Set<String> both = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (String name : weighted.fallbacks()) {
            (seen.add(name) ? Set.<String>of() : Set.of(name)).forEach(twice::add);
            if (weighted.weights().containsKey(name)) {
                both.add(name);
            }
        }
        if (!twice.isEmpty()) {
            refuse(fallbacks, "`fallback_variants` contains duplicate entries: " + String.join(", ", twice));
        }
        if (!both.isEmpty()) {
            refuse(
                    fallbacks,
                    "variants cannot appear in both `candidate_variants` and `fallback_variants`: "
                            + String.join(", ", both));
        }
        weighted.weights().forEach((name, weight) -> {
            if (weight < 0) {
                refuse(
                        candidates,
                        "Invalid weight for variant `" + name + "` in static experimentation config: "
                                + Numbers.plain(weight));
            }
        });
        if (weighted.weights().values().stream().noneMatch(weight -> weight > 0)
                && weighted.fallbacks().isEmpty()
                && (table.get("candidate_variants") != null || !"static".equals(table.text("type")))) {
            refuse(
                    candidates,
                    "Experimentation config has no active candidate variants and no fallback variants. At least one is required.");
        }
    }

    private void exist(String kind, Collection<String> names, Function function, Location where) {
        for (String name : names) {
            if (!function.variants().containsKey(name)) {
                List<String> near = Spelling.near(name, function.variants().keySet());
                problems.accept(Problem.error(
                                "routing.invalid",
                                "static experimentation: " + kind + " variant `" + name
                                        + "` does not exist in function variants")
                        .at(where)
                        .fix(near.isEmpty() ? null : "did you mean `" + near.get(0) + "`?"));
            }
        }
    }

    private void refuse(Location where, String message) {
        problems.accept(Problem.error("routing.invalid", message).at(where));
    }
}
