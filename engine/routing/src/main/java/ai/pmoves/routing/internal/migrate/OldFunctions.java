package ai.pmoves.routing.internal.migrate;

import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlText;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of functions and their variants: the order that was meant, or the odds that were in force. */
final class OldFunctions {
    private final boolean ordered;
    private final OldModels models;
    private final Result out;
    private final Map<List<String>, Section> tables = new HashMap<>();
    private final Map<String, List<Section>> variants = new HashMap<>();

    /** @param ordered whether weights are taken for the order that their author meant */
    OldFunctions(List<Section> sections, boolean ordered, OldModels models, Result out) {
        this.ordered = ordered;
        this.models = models;
        this.out = out;
        for (Section section : sections) {
            tables.putIfAbsent(section.path(), section);
            if (section.variant()) {
                variants.computeIfAbsent(section.path().get(1), name -> new ArrayList<>())
                        .add(section);
            }
        }
    }

    void function(Section section) {
        String name = section.path().get(1);
        if ("embedding".equals(section.values().text("type"))) {
            models.embedding(section, name, variants(name));
            return;
        }
        List<String> order = names(section.values().list("variants"));
        out.old(section.without("variants").text());
        List<Section> variants = variants(name);
        boolean weighted = variants.stream().anyMatch(variant -> weight(variant) != null);
        if (tables.containsKey(List.of("functions", name, "experimentation")) || order.isEmpty() && !weighted) {
            return;
        }
        out.blankLine();
        if (!order.isEmpty() || ordered) {
            List<String> strict = order.isEmpty() ? byWeight(variants) : order;
            out.fresh(new TomlText()
                    .table("functions", name, "experimentation")
                    .put("type", "static")
                    .put("candidate_variants", strict.subList(0, 1))
                    .put("fallback_variants", strict.subList(1, strict.size()))
                    .text());
            out.changed(
                    section.where(),
                    "'" + name + "' asks always in this order: " + String.join(" > ", strict)
                            + before(variants, strict));
        } else {
            odds(section, name, variants);
        }
    }

    private void odds(Section section, String name, List<Section> variants) {
        Map<String, Double> weights = new TreeMap<>();
        List<String> fallbacks = new ArrayList<>();
        for (Section variant : variants) {
            Double weight = weight(variant);
            if (weight == null) {
                fallbacks.add(variant.path().get(3));
            } else if (weight > 0) {
                weights.put(variant.path().get(3), weight);
            }
        }
        TomlText text =
                new TomlText().table("functions", name, "experimentation").put("type", "static");
        if (weights.isEmpty() && fallbacks.isEmpty()) {
            text.put(
                    "candidate_variants",
                    variants.stream().map(variant -> variant.path().get(3)).toList());
        } else {
            text.putAll("candidate_variants", weights).put("fallback_variants", fallbacks);
        }
        out.fresh(text.text());
        out.changed(
                section.where(),
                "'" + name + "' keeps its odds, written as `experimentation`"
                        + (fallbacks.size() > 1
                                ? "; its " + fallbacks.size()
                                        + " fallbacks, whose order changed at each start, follow as in the file"
                                : ""));
    }

    /** What the weights did, where they did something else. */
    private static String before(List<Section> variants, List<String> strict) {
        if (variants.stream().allMatch(variant -> weight(variant) == null)) {
            return "";
        }
        double total = variants.stream().mapToDouble(OldFunctions::odds).sum();
        double first = variants.stream()
                .filter(variant -> variant.path().get(3).equals(strict.get(0)))
                .mapToDouble(OldFunctions::odds)
                .sum();
        return String.format(
                Locale.ROOT,
                "; by its weights, which are odds, '%s' came first %.1f %% of the time",
                strict.get(0),
                total > 0 ? first / total * 100 : 0);
    }

    void variant(Section section) {
        String function = section.path().get(1);
        Section owner = tables.getOrDefault(List.of("functions", function), section);
        if ("embedding".equals(owner.values().text("type"))) {
            return;
        }
        Section changed = section;
        String model = section.values().text("model");
        if (model != null && model.startsWith("models.")) {
            changed = changed.replaced("model", model.substring("models.".length()));
            out.changed(
                    section.whereKey("model"),
                    "variant '" + section.path().get(3) + "' names its model without `models.`");
        }
        if (weight(section) != null) {
            changed = changed.without("weight");
        }
        if (!section.values().has("type")) {
            changed = changed.with("type", "\"chat_completion\"");
        }
        out.old(changed.text());
    }

    void experimentation(Section section) {
        String type = Objects.requireNonNullElse(section.values().text("type"), "");
        boolean lists =
                section.values().has("candidate_variants") || section.values().has("fallback_variants");
        if (type.equals("static_weights") || type.equals("uniform") && lists) {
            Section changed = section.replaced("type", "static");
            out.old((section.values().has("candidate_variants") ? changed : changed.with("candidate_variants", "[]"))
                    .text());
            out.changed(section.where(), "`" + type + "` is `static` today, with the same meaning");
        } else if (type.equals("uniform")) {
            out.old(section.leadText());
            out.changed(section.where(), "`uniform` without names is what happens where nothing is written");
        } else if (type.equals("track_and_stop")) {
            out.old(section.replaced("type", "adaptive").text());
            out.changed(section.where(), "`track_and_stop` is `adaptive` today");
        } else {
            out.old(section.text());
        }
    }

    private List<Section> variants(String function) {
        return variants.getOrDefault(function, List.of());
    }

    private static List<String> byWeight(List<Section> variants) {
        return variants.stream()
                .filter(variant -> !Objects.equals(weight(variant), 0.0))
                .sorted(Comparator.comparingDouble(
                        (Section variant) -> -Objects.requireNonNullElse(weight(variant), 0.0)))
                .map(variant -> variant.path().get(3))
                .collect(Collectors.toList());
    }

    private static double odds(Section variant) {
        return Math.max(0, Objects.requireNonNullElse(weight(variant), 0.0));
    }

    private static @Nullable Double weight(Section variant) {
        TomlNode node = variant.values().get("weight");
        return node instanceof TomlValue value && value.value() instanceof Number number ? number.doubleValue() : null;
    }

    private static List<String> names(@Nullable TomlList list) {
        return list == null ? List.of() : list.texts();
    }
}
