package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who needs whom among the enabled services; free of circles.
 *
 * @param all one edge for each pair at most, the strongest, by {@code from} and {@code to}
 * @param notes each edge that was left out because it closed a circle; an error only where the circle is declared
 */
public record Edges(List<Edge> all, List<Problem> notes) {

    public Edges {
        all = List.copyOf(all);
        notes = List.copyOf(notes);
    }

    /** Finds declared and structural edges, and those that addresses in environment, command, healthcheck and scrape targets imply. */
    public static Edges of(Project project) {
        return of(project, TierRules.standard());
    }

    /** @param rules say, where two services name each other, which of them is by its kind the earlier one */
    static Edges of(Project project, TierRules rules) {
        List<Edge> found = new ArrayList<>(DeclaredEdges.of(project));
        Hosts hosts = Hosts.of(project);
        found.addAll(AddressEdges.of(project, hosts));
        found.addAll(ScrapeEdges.of(project, hosts));
        FirstGuess guess = new FirstGuess(project, rules);
        found.removeIf(edge -> !edge.kind().explicit() && guess.telemetry(edge));
        return Circles.without(found, guess);
    }

    /** The addresses by which enabled services name services that the profiles leave out. */
    public static List<Edge> towardsDisabled(Project project) {
        return AddressEdges.of(project, Hosts.ofDisabled(project));
    }

    /** What this service needs, by name. */
    public List<Edge> from(String service) {
        return all.stream().filter(edge -> edge.from().equals(service)).toList();
    }

    /** What needs this service, by name. */
    public List<Edge> to(String service) {
        return all.stream().filter(edge -> edge.to().equals(service)).toList();
    }

    /** The names of what this service needs. */
    public SortedSet<String> needsOf(String service) {
        SortedSet<String> needs = new TreeSet<>();
        from(service).forEach(edge -> needs.add(edge.to()));
        return needs;
    }
}
