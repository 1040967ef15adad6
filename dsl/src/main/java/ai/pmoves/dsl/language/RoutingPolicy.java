package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.routing.Place;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.Rendering;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy of routing, in which every name is known and the order holds. */
@Block("a routing policy")
public final class RoutingPolicy implements Fingerprinted {
    private static final Path FILE = Path.of("tensorzero.toml");

    private final Routing routing;
    private final View declared;
    private volatile @Nullable View found;

    RoutingPolicy(Routing routing) {
        this.routing = routing;
        this.declared = View.of(routing, routing.place().believing());
    }

    /** What becomes of the policy in a place. */
    private record View(Policy.Pruned pruned, Rendering.Rendered rendered) {
        static View of(Routing routing, Place place) {
            Policy.Pruned pruned = routing.policy().pruned(place);
            return new View(pruned, Rendering.of(pruned, place.isSet("TENSORZERO_CLICKHOUSE_URL")));
        }
    }

    @Word("The configuration of TensorZero's gateway: strict order, timeouts, only providers whose keys are there.")
    public String getTensorzero() {
        return here().rendered().text();
    }

    @Word("The environment variables that the gateway has to be given.")
    public List<String> getVariables() {
        return here().rendered().variables();
    }

    @Word("What the policy says and TensorZero has no word for: budgets.")
    public List<String> getNotes() {
        return here().rendered().notes();
    }

    @Word(
            "The providers that are left out, each with the reason: a variable that is not set, a condition that does not hold.")
    public List<String> getLeftOut() {
        return leftOut(here());
    }

    @Word("What nobody is left to answer.")
    public List<String> getUnanswered() {
        return here().pruned().unanswered();
    }

    @Word("What a configuration has and this policy does not: functions and embedding models that requests may name.")
    public List<String> lost(String configuration) {
        GatewayConfig before = GatewayFile.read(FILE, configuration, null).config();
        GatewayConfig after = here().rendered().config();
        List<String> lost = new ArrayList<>();
        if (before != null) {
            before.functions().keySet().stream()
                    .filter(name -> !after.functions().containsKey(name))
                    .forEach(name -> lost.add("function " + name));
            before.embeddings().keySet().stream()
                    .filter(name -> !after.embeddings().containsKey(name))
                    .forEach(name -> lost.add("embedding model " + name));
        }
        return lost;
    }

    /** Declaring opens no connection: who is reachable shows when a step asks, and does not count for its key. */
    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "routing policy",
                Digests.ofText(declared.rendered().text()
                        + declared.rendered().notes()
                        + leftOut(declared)
                        + declared.pruned().unanswered()));
    }

    private View here() {
        View view = found;
        if (view == null) {
            view = routing.policy().looks() ? View.of(routing, routing.place()) : declared;
            found = view;
        }
        return view;
    }

    private static List<String> leftOut(View view) {
        return view.pruned().without().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .toList();
    }
}
