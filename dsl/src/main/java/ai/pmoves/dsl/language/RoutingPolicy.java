package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.routing.Place;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.rollout.ComposePatch;
import ai.pmoves.routing.rollout.Dashboard;
import ai.pmoves.routing.rollout.Patch;
import ai.pmoves.routing.rollout.ScrapeJob;
import ai.pmoves.routing.rollout.Wanted;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.Rendering;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import groovy.transform.NamedParam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy of routing, in which every name is known and the order holds. */
@Block("a routing policy")
public final class RoutingPolicy implements Fingerprinted {
    private static final Path FILE = Path.of("tensorzero.toml");

    private final Routing routing;
    private final boolean observability;
    private final View declared;
    private volatile @Nullable View found;

    /** @param observability whether it is wanted, also where the store's address is not set */
    RoutingPolicy(Routing routing, boolean observability) {
        this.routing = routing;
        this.observability = observability || routing.place().isSet("TENSORZERO_CLICKHOUSE_URL");
        this.declared = view(routing.place().believing());
    }

    /** What becomes of the policy in a place. */
    private record View(Policy.Pruned pruned, Rendering.Rendered rendered) {}

    private View view(Place place) {
        Policy.Pruned pruned = routing.policy().pruned(place);
        return new View(pruned, Rendering.of(pruned, observability));
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

    @Word(
            "A compose file in which the gateway's service has the keys that it needs, by name and no others, ClickHouse is asked by"
                    + " the user and password that it was given, and consumers ask the gateway.")
    public RoutingPatch composePatch(Object path, String text) {
        return composePatch(Map.of(), path, text);
    }

    @Word("The same, with the gateway's service by its name, and the services that shall ask it.")
    public RoutingPatch composePatch(
            @NamedParam(value = "gateway", type = String.class) @NamedParam(value = "consumers", type = List.class)
                    Map<String, Object> options,
            Object path,
            String text) {
        Path file = routing.folder().resolve(path.toString());
        Object gateway = options.get("gateway");
        Wanted wanted = new Wanted(
                gateway == null || gateway.toString().isBlank() ? null : gateway.toString(),
                options.get("consumers") instanceof List<?> all
                        ? all.stream().map(String::valueOf).toList()
                        : List.of(),
                getVariables(),
                routing.policy().tiers().stream()
                        .flatMap(tier -> tier.providers().stream())
                        .flatMap(provider -> provider.keys().stream())
                        .collect(Collectors.toSet()),
                routing.variables(),
                first(Policy.Kind.CHAT),
                first(Policy.Kind.EMBEDDINGS));
        Patch patch = ComposePatch.of(file, text, wanted, name -> RoutingVariables.ifThere(file, name));
        return new RoutingPatch(patch, routing.sources().start(patch.text(), file));
    }

    @Word(
            "Prometheus's file with a job that asks the gateway for its metrics, host:port as Prometheus reaches it; the same where there"
                    + " is one.")
    public String scrapeJob(
            @NamedParam(value = "target", type = String.class, required = true) Map<String, Object> options,
            Object path,
            String text) {
        return ScrapeJob.in(Path.of(path.toString()), text, "tensorzero", String.valueOf(options.get("target")));
    }

    @Word("A board for Grafana, for TensorZero's metrics and those of pmoves' own gateway.")
    public String getDashboard() {
        return Dashboard.json();
    }

    private @Nullable String first(Policy.Kind kind) {
        return here().pruned().policy().routes().stream()
                .filter(route -> route.kind() == kind)
                .map(Policy.Route::name)
                .findFirst()
                .orElse(null);
    }

    Routing routing() {
        return routing;
    }

    /** Declaring opens no connection: who is reachable shows when a step asks, and does not count for its key. */
    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "routing policy",
                Sha256.of(declared.rendered().text()
                        + declared.rendered().notes()
                        + leftOut(declared)
                        + declared.pruned().unanswered()));
    }

    private View here() {
        View view = found;
        if (view == null) {
            view = routing.policy().looks() ? view(routing.place()) : declared;
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
