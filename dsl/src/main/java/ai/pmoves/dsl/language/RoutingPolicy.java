package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.tensorzero.GatewayConfig;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.Rendering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A policy of routing, in which every name is known and the order holds. */
@Block("a routing policy")
public final class RoutingPolicy implements Fingerprinted {
    private static final Path FILE = Path.of("tensorzero.toml");

    private final Policy.Pruned pruned;
    private final Map<String, String> variables;

    RoutingPolicy(Policy policy, Map<String, String> variables) {
        this.variables = variables;
        this.pruned = policy.pruned(this::isSet);
    }

    @Word("The configuration of TensorZero's gateway: strict order, timeouts, only providers whose keys are there.")
    public String getTensorzero() {
        return rendered().text();
    }

    @Word("The environment variables that the gateway has to be given.")
    public List<String> getVariables() {
        return rendered().variables();
    }

    @Word("The providers that are left out, each with the variable that is not set.")
    public List<String> getLeftOut() {
        return pruned.without().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue() + " is not set")
                .toList();
    }

    @Word("What nobody is left to answer.")
    public List<String> getUnanswered() {
        return pruned.unanswered();
    }

    @Word("What a configuration has and this policy does not: functions and embedding models that requests may name.")
    public List<String> lost(String configuration) {
        GatewayConfig before = GatewayFile.read(FILE, configuration, null).config();
        GatewayConfig after = Objects.requireNonNull(
                GatewayFile.read(FILE, getTensorzero(), null).config());
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

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent("routing policy", Digests.ofText(getTensorzero() + getLeftOut() + getUnanswered()));
    }

    private Rendering.Rendered rendered() {
        return Rendering.of(pruned, isSet("TENSORZERO_CLICKHOUSE_URL"));
    }

    /** An empty key lets the gateway start, and every request fail: it counts as none. */
    private boolean isSet(String name) {
        return !variables.getOrDefault(name, "").isBlank();
    }
}
