package ai.pmoves.routing.tensorzero;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Hosts;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What no gateway objects to, and nobody wants: models that no function asks for, hosts that the stack does not have, endless waits. */
public final class Remarks {
    private Remarks() {}

    /** Models that only a request that names them itself can reach; their keys are demanded at the start all the same. */
    public static List<Problem> unused(GatewayConfig config) {
        Set<String> asked = new HashSet<>();
        boolean judged = false;
        for (GatewayConfig.Function function : config.functions().values()) {
            for (GatewayConfig.Variant variant : function.variants().values()) {
                asked.add(variant.model());
                judged |= variant.model() == null;
            }
        }
        if (judged) {
            // judges and mixers name models of their own
            return List.of();
        }
        return config.models().values().stream()
                .filter(model -> !asked.contains(model.name()))
                .map(model -> Problem.note("routing.unused-model", "no function asks for model '" + model.name() + "'")
                        .at(model.where())
                        .fix("take it out, or name it in a variant"))
                .toList();
    }

    /** Ways to answer that wait for a local provider for as long as the gateway waits at all. */
    public static List<Problem> unlimited(GatewayConfig config) {
        List<Problem> found = new ArrayList<>();
        for (GatewayConfig.Function function : config.functions().values()) {
            Set<String> told = new HashSet<>();
            for (Explanation.Attempt attempt :
                    Explanation.of(config, function.name(), Set.of()).attempts()) {
                GatewayConfig.Variant variant = function.variants().get(attempt.variant());
                if (variant != null && attempt.hangs() && told.add(variant.name())) {
                    found.add(Problem.warning(
                                    "routing.no-timeout",
                                    "'" + variant.name() + "' of '" + function.name() + "' has no `timeouts`: if '"
                                            + attempt.provider() + "' at " + attempt.host()
                                            + " hangs, it is waited for " + attempt.waits() / 60_000 + " minutes")
                            .at(variant.where())
                            .fix("[functions." + function.name() + ".variants." + variant.name()
                                    + ".timeouts] with non_streaming = { total_ms = 20000 }"));
                }
            }
        }
        return found;
    }

    /**
     * Hosts with the form of a service's name that the stack has no service for.
     *
     * @param names services, container names and aliases of the stack
     */
    public static List<Problem> nowhere(GatewayConfig config, Collection<String> names) {
        Map<String, List<Location>> found = new LinkedHashMap<>();
        Stream.concat(config.models().values().stream(), config.embeddings().values().stream())
                .flatMap((Model model) -> model.providers().values().stream())
                .forEach(provider -> {
                    String host = Hosts.name(Objects.requireNonNullElse(Hosts.of(provider.address()), ""));
                    if (!host.isEmpty()
                            && !host.contains(".")
                            && !host.startsWith("[")
                            && !host.equals("localhost")
                            && !names.contains(host)) {
                        found.computeIfAbsent(host, name -> new ArrayList<>()).add(provider.where());
                    }
                });
        return found.entrySet().stream()
                .map(one -> Problem.warning(
                                "routing.no-service",
                                "the stack has no service '" + one.getKey() + "'"
                                        + (one.getValue().size() > 1
                                                ? ", which " + one.getValue().size() + " providers ask"
                                                : "")
                                        + Spelling.hint(one.getKey(), names))
                        .at(one.getValue().get(0))
                        .fix("add the service, or ask only where it is: onlyWhen reachable('" + one.getKey()
                                + ":PORT')"))
                .toList();
    }
}
