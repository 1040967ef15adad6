package ai.pmoves.compose.preflight;

import ai.pmoves.compose.order.Edge;
import ai.pmoves.compose.order.Edges;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Services that are addressed by others and that the active profiles leave out. */
final class DisabledNeeds implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        Map<String, List<Edge>> byTarget = Edges.towardsDisabled(subject.project()).stream()
                .filter(edge -> subject.services().stream()
                        .anyMatch(service -> service.name().equals(edge.from())))
                .collect(Collectors.groupingBy(Edge::to, TreeMap::new, Collectors.toList()));
        return byTarget.entrySet().stream()
                .map(entry -> problem(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Problem problem(String target, List<Edge> edges) {
        List<String> users = edges.stream().map(Edge::from).distinct().toList();
        String who = users.size() == 1
                ? "'" + users.get(0) + "' names"
                : users.size() + " services (" + String.join(", ", users) + ") name";
        return Problem.warning(
                        "preflight.needs-disabled",
                        who + " '" + target + "', which no active profile enables: "
                                + edges.get(0).reason())
                .at(edges.get(0).where())
                .fix("enable one of its profiles, or let the address point elsewhere");
    }
}
