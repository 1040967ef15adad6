package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import ai.pmoves.routing.tensorzero.Migration.Change;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlText;
import ai.pmoves.workspace.toml.TomlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes through the tables of one file and writes each as the gateway reads it today. */
public final class Migrator {
    private final List<Section> sections;
    private final boolean ordered;
    private final String end;
    private final Map<List<String>, Section> tables = new HashMap<>();
    private final Map<String, List<Section>> variants = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, OldProvider> providers = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    /** @param ordered whether weights are taken for the order that their author meant */
    public Migrator(Path file, String text, boolean ordered, UnaryOperator<@Nullable String> value) {
        this.sections = Section.of(file, text);
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
        this.ordered = ordered;
        for (Section section : sections) {
            tables.putIfAbsent(section.path(), section);
            if (section.variant()) {
                variants.computeIfAbsent(section.path().get(1), name -> new ArrayList<>())
                        .add(section);
            }
            String provider = section.values().text("provider");
            if (provider != null) {
                asked.add(provider);
            }
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
        if (!section.leadText().isBlank()) {
            out.append(section.leadText());
        }
        String name = section.path().get(1);
        boolean used = asked.contains(name);
        changed(
                section.where(),
                "the gateway has no [providers]: '" + name + "' "
                        + (used ? "is written into each model that asks it" : "is left out, nobody asks it"));
        if (used && providers.get(name) != null && providers.get(name).literalKey()) {
            changed(
                    section.whereKey("api_key"),
                    "the key of '" + name
                            + "' stands in the file itself: it is not taken over; give it to the gateway by the"
                            + " environment, and change it, for whoever reads the file has it");
        }
    }

    private void model(Section section) {
        String name = section.path().get(1);
        String provider = Objects.requireNonNull(section.values().text("provider"));
        out.append(section.leadText());
        out.append(lines(table("models", name).put("routing", List.of(provider)).text() + "\n"
                + asked(provider, provider, section.values().text("model"), "models", name)));
        changed(section.where(), "model '" + name + "' names its provider in `routing`, as the gateway wants it");
    }

    private String asked(String provider, String as, @Nullable String model, String kind, String name) {
        OldProvider known = providers.getOrDefault(provider, new OldProvider(provider, provider, null, null, false));
        TomlText text = table(kind, name, "providers", as).put("type", known.type());
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
        if (tables.containsKey(List.of("functions", name, "experimentation")) || order.isEmpty() && !weighted) {
            return;
        }
        blankLine();
        if (!order.isEmpty() || ordered) {
            List<String> strict = order.isEmpty() ? byWeight(variants) : order;
            out.append(lines(table("functions", name, "experimentation")
                    .put("type", "static")
                    .put("candidate_variants", strict.subList(0, 1))
                    .put("fallback_variants", strict.subList(1, strict.size()))
                    .text()));
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
        out.append(lines(text.text()));
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
        double total = variants.stream().mapToDouble(Migrator::odds).sum();
        double first = variants.stream()
                .filter(variant -> variant.path().get(3).equals(strict.get(0)))
                .mapToDouble(Migrator::odds)
                .sum();
        return String.format(
                Locale.ROOT,
                "; by its weights, which are odds, '%s' came first %.1f %% of the time",
                strict.get(0),
                total > 0 ? first / total * 100 : 0);
    }

    private void embedding(Section section, String name) {
        List<Section> variants = variants(name);
        List<String> routing = new ArrayList<>();
        StringBuilder tables = new StringBuilder();
        for (Section variant : variants) {
            String provider = variant.values().text("provider");
            if (provider != null) {
                String as = routing.contains(provider) ? provider + "_" + (routing.size() + 1) : provider;
                routing.add(as);
                tables.append('\n')
                        .append(asked(provider, as, variant.values().text("model"), "embedding_models", name));
            }
        }
        out.append(section.leadText());
        out.append(lines(table("embedding_models", name).put("routing", routing).text() + tables));
        changed(
                section.where(),
                "'" + name + "' is an embedding model: the gateway has no functions for embeddings; requests name"
                        + " `tensorzero::embedding_model_name::" + name + "`");
    }

    private void variant(Section section) {
        String function = section.path().get(1);
        Section owner = tables.getOrDefault(List.of("functions", function), section);
        if ("embedding".equals(owner.values().text("type"))) {
            return;
        }
        Section changed = section;
        String model = section.values().text("model");
        if (model != null && model.startsWith("models.")) {
            changed = changed.replaced("model", model.substring("models.".length()));
            changed(
                    section.whereKey("model"),
                    "variant '" + section.path().get(3) + "' names its model without `models.`");
        }
        if (weight(section) != null) {
            changed = changed.without("weight");
        }
        if (!section.values().has("type")) {
            changed = changed.with("type", "\"chat_completion\"");
        }
        out.append(changed.text());
    }

    private void experimentation(Section section) {
        String type = Objects.requireNonNullElse(section.values().text("type"), "");
        boolean lists =
                section.values().has("candidate_variants") || section.values().has("fallback_variants");
        if (type.equals("static_weights") || type.equals("uniform") && lists) {
            Section changed = section.replaced("type", "static");
            out.append((section.values().has("candidate_variants") ? changed : changed.with("candidate_variants", "[]"))
                    .text());
            changed(section.where(), "`" + type + "` is `static` today, with the same meaning");
        } else if (type.equals("uniform")) {
            out.append(section.leadText());
            changed(section.where(), "`uniform` without names is what happens where nothing is written");
        } else if (type.equals("track_and_stop")) {
            out.append(section.replaced("type", "adaptive").text());
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
        changed(section.whereKey("api_key_location"), "the key's place is written as `" + location + "`");
        return section.replaced("api_key_location", location);
    }

    private List<Section> variants(String function) {
        return variants.getOrDefault(function, List.of());
    }

    private static List<String> byWeight(List<Section> variants) {
        return variants.stream()
                .filter(variant -> !Objects.equals(weight(variant), 0.0))
                .sorted(java.util.Comparator.comparingDouble(
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
        return list == null
                ? List.of()
                : list.items().stream()
                        .map(TomlNode::asText)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** What is new, with the line ends that the file has. */
    private String lines(String text) {
        return text.replace("\n", end);
    }

    private static TomlText table(String... path) {
        return new TomlText().table(path);
    }

    private void blankLine() {
        int length = out.length();
        if (length > 0
                && (length < 2 * end.length()
                        || !out.substring(length - 2 * end.length()).equals(end + end))) {
            out.append(end);
        }
    }

    private void changed(Location where, String what) {
        changes.add(new Change(where, what));
    }
}
