package ai.pmoves.routing.tensorzero;

import ai.pmoves.routing.tensorzero.config.Experiment;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Function;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Model;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Provider;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Timeouts;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Variant;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** From the document to what it says; what has the wrong form is left out. */
final class Reading {
    private Reading() {}

    static GatewayConfig read(TomlMap root) {
        TomlMap gateway = root.map("gateway");
        Long global = gateway == null ? null : number(gateway.get("global_outbound_http_timeout_ms"));
        return new GatewayConfig(
                each(root.map("functions"), Reading::function),
                each(root.map("models"), Reading::model),
                each(root.map("embedding_models"), Reading::model),
                Objects.requireNonNullElse(global, GatewayConfig.DEFAULT_GLOBAL_TIMEOUT));
    }

    private static Function function(String name, TomlMap table) {
        Map<String, Variant> variants = each(table.map("variants"), Reading::variant);
        TomlMap written = table.map("experimentation");
        Experiment experiment = written == null ? null : experiment(written);
        return new Function(
                name,
                Objects.requireNonNullElse(table.text("type"), ""),
                variants,
                experiment == null ? Experiment.ofWeights(variants.values()) : experiment,
                table.where());
    }

    private static @Nullable Experiment experiment(TomlMap table) {
        List<String> candidates = names(table.list("candidate_variants"));
        List<String> fallbacks = names(table.list("fallback_variants"));
        return switch (Objects.requireNonNullElse(table.text("type"), "")) {
            case "static", "static_weights" -> new Experiment.Weighted(weights(table), fallbacks, false);
            case "uniform" ->
                table.has("candidate_variants") || table.has("fallback_variants")
                        ? new Experiment.Weighted(weights(table), fallbacks, false)
                        : new Experiment.Uniform();
            case "adaptive", "track_and_stop" -> new Experiment.Adaptive(candidates, fallbacks);
            default -> null;
        };
    }

    private static TreeMap<String, Double> weights(TomlMap table) {
        TreeMap<String, Double> weights = new TreeMap<>();
        names(table.list("candidate_variants")).forEach(name -> weights.put(name, 1.0));
        TomlMap map = table.map("candidate_variants");
        if (map != null) {
            map.entries().forEach((name, value) -> {
                Double weight = decimal(value);
                if (weight != null) {
                    weights.put(name, weight);
                }
            });
        }
        return weights;
    }

    private static Variant variant(String name, TomlMap table) {
        TomlMap retries = table.map("retries");
        Long times = retries == null ? null : number(retries.get("num_retries"));
        return new Variant(
                name,
                Objects.requireNonNullElse(table.text("type"), ""),
                table.text("model"),
                decimal(table.get("weight")),
                times == null ? 0 : (int) Math.min(Integer.MAX_VALUE, times),
                names(table.list("candidates")),
                timeouts(table.map("timeouts")),
                table.where());
    }

    private static Model model(String name, TomlMap table) {
        return new Model(
                name,
                names(table.list("routing")),
                each(table.map("providers"), Reading::provider),
                timeouts(table.map("timeouts")),
                table.where());
    }

    private static Provider provider(String name, TomlMap table) {
        return new Provider(
                name,
                Objects.requireNonNullElse(table.text("type"), ""),
                table.text("model_name"),
                table.text("api_base"),
                table.text("api_key_location"),
                timeouts(table.map("timeouts")),
                table.where());
    }

    private static Timeouts timeouts(@Nullable TomlMap table) {
        if (table == null) {
            return Timeouts.NONE;
        }
        TomlMap whole = table.map("non_streaming");
        TomlMap stream = table.map("streaming");
        return new Timeouts(
                whole == null ? null : number(whole.get("total_ms")),
                stream == null ? null : number(stream.get("ttft_ms")),
                stream == null ? null : number(stream.get("total_ms")));
    }

    private static <T> Map<String, T> each(@Nullable TomlMap table, BiFunction<String, TomlMap, T> read) {
        Map<String, T> result = new LinkedHashMap<>();
        if (table != null) {
            table.entries().forEach((name, node) -> {
                if (node instanceof TomlMap map) {
                    result.put(name, read.apply(name, map));
                }
            });
        }
        return result;
    }

    private static List<String> names(@Nullable TomlList list) {
        return list == null ? List.of() : list.texts();
    }

    private static @Nullable Long number(@Nullable TomlNode node) {
        return node instanceof TomlValue value && value.value() instanceof Long number ? number : null;
    }

    private static @Nullable Double decimal(@Nullable TomlNode node) {
        return node instanceof TomlValue value && value.value() instanceof Number number ? number.doubleValue() : null;
    }
}
