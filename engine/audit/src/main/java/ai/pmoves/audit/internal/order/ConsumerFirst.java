package ai.pmoves.audit.internal.order;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Told;
import ai.pmoves.compose.order.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scripts and targets that start a service before one whose address it is given. Compose keeps the order of {@code depends_on} only;
 * what is started by a call of its own later is not there yet.
 */
public final class ConsumerFirst implements Rule {
    private static final String ID = "order.consumer-first";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Sequences sequences = Sequences.of(target);
        List<Edge> edges = TargetEdges.of(target).all().stream()
                .filter(edge -> !edge.kind().explicit()
                        && edge.kind() != Edge.Kind.SCRAPE
                        && edge.kind() != Edge.Kind.HEALTHCHECK)
                .toList();
        Map<String, List<Edge>> told = new LinkedHashMap<>();
        for (Sequences.Unit unit : sequences.units()) {
            List<Sequences.Start> starts = sequences.starts(unit);
            Map<String, List<Edge>> late = new LinkedHashMap<>();
            for (Edge edge : edges) {
                int consumer = first(starts, edge.from());
                int provider = first(starts, edge.to());
                if (consumer >= 0 && provider > consumer && !sequences.within(unit, edge.from(), edge.to())) {
                    late.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge);
                }
            }
            late.forEach((provider, needs) -> {
                String key = unit.name() + provider;
                if (told.putIfAbsent(key, needs) == null) {
                    report(target, findings, unit, provider, needs, starts);
                }
            });
        }
    }

    private static int first(List<Sequences.Start> starts, String service) {
        for (int i = 0; i < starts.size(); i++) {
            if (starts.get(i).services().contains(service)) {
                return i;
            }
        }
        return -1;
    }

    private static void report(
            Target target,
            Findings findings,
            Sequences.Unit unit,
            String provider,
            List<Edge> needs,
            List<Sequences.Start> starts) {
        Sequences.Start late = starts.get(first(starts, provider));
        Edge edge = needs.get(0);
        Invocation step = late.step();
        List<String> consumers = needs.stream().map(Edge::from).distinct().toList();
        findings.add(
                ID,
                unit.name() + " " + provider,
                step.where(),
                unit.name() + " starts '" + provider + "' after "
                        + (consumers.size() == 1
                                ? "'" + consumers.get(0) + "', which needs it"
                                : Told.some(consumers) + ", which need it")
                        + ": " + edge.from() + " has " + edge.reason(),
                "start '" + provider + "' first, or write it under depends_on of " + String.join(", ", consumers));
    }
}
