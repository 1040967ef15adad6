package ai.pmoves.dsl.language;

import ai.pmoves.routing.Policy;
import java.util.ArrayList;
import java.util.List;

/** {@code chat('name') { }}, {@code json('name') { }} and {@code embeddings('name') { }}. */
@Block("in chat, json, embeddings")
public final class RouteWords extends ReadingWords {
    private final Declaring declaring;
    private final List<Policy.Ask> asks = new ArrayList<>();

    RouteWords(Declaring declaring) {
        super(declaring.surroundings());
        this.declaring = declaring;
    }

    List<Policy.Ask> asks() {
        return asks;
    }

    @Word("Asks a provider for a model, under the name that the provider has for it; in the order of the tiers.")
    public void ask(String provider, String model) {
        asks.add(new Policy.Ask(provider, model, declaring.here()));
    }
}
