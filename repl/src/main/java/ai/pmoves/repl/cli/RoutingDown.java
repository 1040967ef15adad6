package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.tensorzero.Explanation;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is taken for not answering: what a configuration names, and of a policy also tiers, and who is left out here anyway. */
final class RoutingDown {
    private static final int MOST = 20;

    private RoutingDown() {}

    /**
     * @param names as they were typed
     * @param policy as written, where the configuration was rendered from one
     * @return what {@link Explanation#of} knows
     * @throws PmovesException (usage) for names that nobody has, all at once
     */
    static Set<String> of(List<String> names, GatewayConfig config, @Nullable Policy policy) {
        Map<String, List<String>> tiers = new TreeMap<>();
        Set<String> known = new LinkedHashSet<>();
        if (policy != null) {
            policy.tiers()
                    .forEach(tier -> tiers.put(
                            tier.name(),
                            tier.providers().stream().map(Provider::name).toList()));
            tiers.values().forEach(known::addAll);
            known.addAll(tiers.keySet());
        }
        known.addAll(Explanation.names(config));
        List<Problem> problems = new ArrayList<>();
        Set<String> down = new LinkedHashSet<>();
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(Problem.error(
                                "routing.no-such-name", "nobody is called '" + name + "'" + Spelling.hint(name, known))
                        .fix("known here: " + known.stream().limit(MOST).collect(Collectors.joining(", "))
                                + (known.size() > MOST ? ", …" : "")));
            }
            down.add(name);
            down.addAll(tiers.getOrDefault(name, List.of()));
        }
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        return down;
    }
}
