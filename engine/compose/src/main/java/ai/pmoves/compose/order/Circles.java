package ai.pmoves.compose.order;

import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps edges from the strongest to the weakest, and leaves out each one that would close a circle with those already kept:
 * so it is always the weakest of a circle that goes, and the outcome does not depend on the order in which edges were found.
 */
final class Circles {
    private Circles() {}

    static Edges without(List<Edge> found, FirstGuess guess) {
        Comparator<Edge> strongestFirst = Comparator.comparing(Edge::kind)
                .thenComparing(guess::againstTiers)
                .thenComparing(Edge::from)
                .thenComparing(Edge::to)
                .thenComparing(Edge::reason);
        Map<String, Edge> onePerPair = new LinkedHashMap<>();
        found.stream().sorted(strongestFirst).forEach(edge -> onePerPair.putIfAbsent(pair(edge), edge));

        NeedOrder order = new NeedOrder(onePerPair.values());
        List<Edge> kept = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        for (Edge edge : onePerPair.values()) {
            if (order.add(edge.from(), edge.to())) {
                kept.add(edge);
            } else {
                notes.add(note(edge));
            }
        }
        kept.sort(Comparator.comparing(Edge::from).thenComparing(Edge::to));
        return new Edges(kept, notes);
    }

    private static String pair(Edge edge) {
        return edge.from() + "\n" + edge.to();
    }

    private static Problem note(Edge edge) {
        if (edge.kind().explicit()) {
            return Problem.error(
                            "order.circle",
                            "'" + edge.from() + "' needs '" + edge.to() + "' (" + edge.reason()
                                    + "), which already needs '" + edge.from() + "': no order can satisfy both")
                    .at(edge.where())
                    .about(edge.from(), edge.to())
                    .fix(
                            "remove one of the dependencies that form the circle (depends_on, links, shared namespaces, volumes_from)");
        }
        return Problem.note(
                        "order.edge-left-out",
                        "'" + edge.from() + "' names '" + edge.to() + "' (" + edge.reason() + "), but '" + edge.to()
                                + "' needs '" + edge.from() + "': '" + edge.from() + "' starts first")
                .at(edge.where())
                .about(edge.from(), edge.to());
    }
}
