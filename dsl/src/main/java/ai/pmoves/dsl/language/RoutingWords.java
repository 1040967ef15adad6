package ai.pmoves.dsl.language;

import ai.pmoves.routing.Policy;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code routing { }}: who answers requests to models, in strict order. */
@Block("in routing")
public final class RoutingWords extends ReadingWords {
    private final Declaring declaring;
    private final Map<String, String> variables;
    private final List<Policy.Tier> tiers = new ArrayList<>();
    private final List<Policy.Route> routes = new ArrayList<>();

    RoutingWords(Declaring declaring, Map<String, String> variables) {
        super(declaring.surroundings());
        this.declaring = declaring;
        this.variables = variables;
    }

    /** What was said. */
    Policy policy() {
        return new Policy(tiers, routes);
    }

    @Word("Providers that are asked before those of the next tier.")
    public void tier(
            String name,
            @DelegatesTo(value = RoutingTierWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        RoutingTierWords words = new RoutingTierWords(declaring, variables, name);
        Blocks.call(block, words);
        tiers.add(words.tier());
    }

    @Word("A conversation: who is asked first, who then.")
    public void chat(
            String name, @DelegatesTo(value = RouteWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        route(name, Policy.Kind.CHAT, block);
    }

    @Word("A conversation that ends in JSON: who is asked first, who then.")
    public void json(
            String name, @DelegatesTo(value = RouteWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        route(name, Policy.Kind.JSON, block);
    }

    @Word("Vectors of texts: who is asked first, who then; all of them have to make the same ones.")
    public void embeddings(
            String name, @DelegatesTo(value = RouteWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        route(name, Policy.Kind.EMBEDDINGS, block);
    }

    private void route(String name, Policy.Kind kind, Closure<?> block) {
        RouteWords words = new RouteWords(declaring);
        var where = declaring.here();
        Blocks.call(block, words);
        routes.add(new Policy.Route(name, kind, words.asks(), where));
    }
}
