package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import ai.pmoves.routing.tensorzero.Experiment;
import ai.pmoves.routing.tensorzero.Migration.Change;
import ai.pmoves.routing.tensorzero.Sampler;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlText;
import ai.pmoves.workspace.toml.TomlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes through the tables of one file and writes each as the gateway reads it today. */
public final class Migrator {
    private final List<Section> sections;
    private final boolean ordered;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, OldProvider> providers = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    /** @param ordered whether weights are taken for the order that their author meant */
    public Migrator(Path file, String text, boolean ordered, UnaryOperator<@Nullable String> value) {
        this.sections = Section.of(file, text);
        this.ordered = ordered;
        for (Section section : sections) {
            if (section.named("providers")) {
                providers.put(
                        section.path().get(1), OldProvider.of(section.path().get(1), section.values(), value));
            }
        }
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The file as it shall be. */
    public String migrate() {
        for (Section section : sections) {
            if (section.named("providers")) {
                provider(section);
            } else if (section.named("models") && section.values().has("provider")) {
                model(section);
            } else if (section.named("functions")) {
                function(section);
            } else if (section.variant()) {
                variant(section);
            } else if (section.path().size() == 3
                    && section.kind().equals("functions")
                    && section.path().get(2).equals("experimentation")) {
                experimentation(section);
            } else {
                out.append(key(section).text());
            }
        }
        return out.toString();
    }

    private void provider(Section section) {
        if (!section.lead().stream().allMatch(String::isBlank)) {
            section.lead().forEach(line -> out.append(line).append('\n'));
        }
        String name = section.path().get(1);
        boolean used =
                sections.stream().anyMatch(other -> name.equals(other.values().text("provider")));
        changed(
                section.where(),
                "the gateway has no [providers]: '" + name + "' "
                        + (used ? "is written into each model that asks it" : "is left out, nobody asks it"));
    }

    private void model(Section section) {
        String name = section.path().get(1);
        String provider = Objects.requireNonNull(section.values().text("provider"));
        section.lead().forEach(line -> out.append(line).append('\n'));
        out.append(table("models", name).put("routing", List.of(provider)).text())
                .append('\n');
        out.append(asked(provider, section.values().text("model"), "models", name));
        changed(section.where(), "model '" + name + "' names its provider in `routing`, as the gateway wants it");
    }

    private String asked(String provider, @Nullable String model, String kind, String name) {
        OldProvider known = providers.getOrDefault(provider, new OldProvider(provider, provider, null, null));
        TomlText text = table(kind, name, "providers", provider).put("type", known.type());
        if (known.address() != null) {
            text.put("api_base", known.address());
        }
        text.put("model_name", Objects.requireNonNullElse(model, name));
        if (known.key() != null) {
            text.put("api_key_location", known.key());
        }
        return text.text();
    }

    private void function(Section section) {
        String name = section.path().get(1);
        if ("embedding".equals(section.values().text("type"))) {
            embedding(section, name);
            return;
        }
        List<String> order = names(section.values().list("variants"));
        out.append(section.without("variants").text());
        List<Section> variants = variants(name);
        boolean weighted = variants.stream().anyMatch(variant -> weight(variant) != null);
        boolean written =
                sections.stream().anyMatch(other -> other.path().equals(List.of("functions", name, "experimentation")));
        if (written || order.isEmpty() && !weighted) {
            return;
        }
        blankLine();
        if (!order.isEmpty() || ordered) {
            List<String> strict = order.isEmpty() ? byWeight(variants) : order;
            out.append(table("functions", name, "experimentation")
                    .put("type", "static")
                    .put("candidate_variants", strict.subList(0, 1))
                    .put("fallback_variants", strict.subList(1, strict.size()))
                    .text());
            changed(
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
        TomlText text = table("functions", name, "experimentation").put("type", "static");
        if (weights.isEmpty() && fallbacks.isEmpty()) {
            text.put(
                    "candidate_variants",
                    variants.stream().map(variant -> variant.path().get(3)).toList());
        } else {
            text.putAll("candidate_variants", weights).put("fallback_variants", fallbacks);
        }
        out.append(text.text());
        changed(
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
        TreeMap<String, Double> weights = new TreeMap<>();
        variants.forEach(variant -> {
            Double weight = weight(variant);
            if (weight != null && weight > 0) {
                weights.put(variant.path().get(3), weight);
            }
        });
        double first = new Sampler(
                        new Experiment.Weighted(weights, List.of(), true),
                        variants.stream().map(variant -> variant.path().get(3)).toList())
                .orders().stream()
                        .filter(one -> !one.variants().isEmpty()
                                && one.variants().get(0).equals(strict.get(0)))
                        .mapToDouble(Sampler.Order::share)
                        .sum();
        return String.format(
                Locale.ROOT,
                "; by its weights, which are odds, '%s' came first %.1f %% of the time",
                strict.get(0),
                first * 100);
    }

    private void embedding(Section section, String name) {
        List<Section> variants = variants(name);
        List<String> asked = variants.stream()
                .map(variant -> variant.values().text("provider"))
                .filter(Objects::nonNull)
                .toList();
        section.lead().forEach(line -> out.append(line).append('\n'));
        out.append(table("embedding_models", name).put("routing", asked).text());
        variants.forEach(variant -> {
            String provider = variant.values().text("provider");
            if (provider != null) {
                out.append('\n').append(asked(provider, variant.values().text("model"), "embedding_models", name));
            }
        });
        changed(
                section.where(),
                "'" + name + "' is an embedding model: the gateway has no functions for embeddings; requests name"
                        + " `tensorzero::embedding_model_name::" + name + "`");
    }

    private void variant(Section section) {
        String function = section.path().get(1);
        Section owner = sections.stream()
                .filter(other -> other.path().equals(List.of("functions", function)))
                .findFirst()
                .orElse(section);
        if ("embedding".equals(owner.values().text("type"))) {
            return;
        }
        Section changed = section;
        String model = section.values().text("model");
        if (model != null && model.startsWith("models.")) {
            changed = changed.replaced("model", '"' + model.substring("models.".length()) + '"');
            changed(
                    section.values().whereKey("model"),
                    "variant '" + section.path().get(3) + "' names its model without `models.`");
        }
        if (weight(section) != null) {
            changed = changed.without("weight");
        }
        if (!section.values().has("type")) {
            changed = changed.with("type = \"chat_completion\"");
        }
        out.append(changed.text());
    }

    private void experimentation(Section section) {
        String type = Objects.requireNonNullElse(section.values().text("type"), "");
        boolean lists =
                section.values().has("candidate_variants") || section.values().has("fallback_variants");
        if (type.equals("static_weights") || type.equals("uniform") && lists) {
            Section changed = section.replaced("type", "\"static\"");
            out.append((section.values().has("candidate_variants") ? changed : changed.with("candidate_variants = []"))
                    .text());
            changed(section.where(), "`" + type + "` is `static` today, with the same meaning");
        } else if (type.equals("uniform")) {
            section.lead().forEach(line -> out.append(line).append('\n'));
            changed(section.where(), "`uniform` without names is what happens where nothing is written");
        } else if (type.equals("track_and_stop")) {
            out.append(section.replaced("type", "\"adaptive\"").text());
            changed(section.where(), "`track_and_stop` is `adaptive` today");
        } else {
            out.append(section.text());
        }
    }

    /** A key that is told in another gateway's way. */
    private Section key(Section section) {
        String written = section.values().text("api_key_location");
        String location = OldProvider.location(written);
        if (written == null || location == null || location.equals(written)) {
            return section;
        }
        changed(section.values().whereKey("api_key_location"), "the key's place is written as `" + location + "`");
        return section.replaced("api_key_location", '"' + location + '"');
    }

    private List<Section> variants(String function) {
        return sections.stream()
                .filter(section -> section.variant() && section.path().get(1).equals(function))
                .toList();
    }

    private static List<String> byWeight(List<Section> variants) {
        return variants.stream()
                .filter(variant -> !Objects.equals(weight(variant), 0.0))
                .sorted(java.util.Comparator.comparingDouble(
                        (Section variant) -> -Objects.requireNonNullElse(weight(variant), 0.0)))
                .map(variant -> variant.path().get(3))
                .collect(Collectors.toList());
    }

    private static @Nullable Double weight(Section variant) {
        TomlNode node = variant.values().get("weight");
        return node instanceof TomlValue value && value.value() instanceof Number number ? number.doubleValue() : null;
    }

    private static List<String> names(@Nullable TomlList list) {
        return list == null
                ? List.of()
                : list.items().stream()
                        .map(TomlNode::asText)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static TomlText table(String... path) {
        return new TomlText().table(path);
    }

    private void blankLine() {
        if (!out.toString().endsWith("\n\n")) {
            out.append('\n');
        }
    }

    private void changed(Location where, String what) {
        changes.add(new Change(where, what));
    }
}
