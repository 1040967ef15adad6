package ai.pmoves.routing.internal.migrate;

import ai.pmoves.workspace.toml.TomlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of providers that stood by themselves, and of the models that named them. */
final class OldModels {
    private final Result out;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, OldProvider> providers = new LinkedHashMap<>();

    OldModels(List<Section> sections, UnaryOperator<@Nullable String> value, Result out) {
        this.out = out;
        for (Section section : sections) {
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

    void provider(Section section) {
        if (!section.leadText().isBlank()) {
            out.old(section.leadText());
        }
        String name = section.path().get(1);
        boolean used = asked.contains(name);
        out.changed(
                section.where(),
                "the gateway has no [providers]: '" + name + "' "
                        + (used ? "is written into each model that asks it" : "is left out, nobody asks it"));
        if (used && providers.get(name) != null && providers.get(name).literalKey()) {
            out.changed(
                    section.whereKey("api_key"),
                    "the key of '" + name
                            + "' stands in the file itself: it is not taken over; give it to the gateway by the"
                            + " environment, and change it, for whoever reads the file has it");
        }
    }

    void model(Section section) {
        String name = section.path().get(1);
        String provider = Objects.requireNonNull(section.values().text("provider"));
        out.old(section.leadText());
        out.fresh(new TomlText()
                        .table("models", name)
                        .put("routing", List.of(provider))
                        .text() + "\n"
                + asked(provider, provider, section.values().text("model"), "models", name));
        out.changed(section.where(), "model '" + name + "' names its provider in `routing`, as the gateway wants it");
    }

    private String asked(String provider, String as, @Nullable String model, String kind, String name) {
        OldProvider known = providers.getOrDefault(provider, new OldProvider(provider, provider, null, null, false));
        TomlText text = new TomlText().table(kind, name, "providers", as).put("type", known.type());
        if (known.address() != null) {
            text.put("api_base", known.address());
        }
        text.put("model_name", Objects.requireNonNullElse(model, name));
        if (known.key() != null) {
            text.put("api_key_location", known.key());
        }
        return text.text();
    }

    void embedding(Section section, String name, List<Section> variants) {
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
        out.old(section.leadText());
        out.fresh(new TomlText()
                        .table("embedding_models", name)
                        .put("routing", routing)
                        .text()
                + tables);
        out.changed(
                section.where(),
                "'" + name + "' is an embedding model: the gateway has no functions for embeddings; requests name"
                        + " `tensorzero::embedding_model_name::" + name + "`");
    }

    /** A key that is told in another gateway's way. */
    void other(Section section) {
        String written = section.values().text("api_key_location");
        String location = OldProvider.location(written);
        if (written == null || location == null || location.equals(written)) {
            out.old(section.text());
            return;
        }
        out.changed(section.whereKey("api_key_location"), "the key's place is written as `" + location + "`");
        out.old(section.replaced("api_key_location", location).text());
    }
}
