package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Places all services: each by itself, the rest by who needs them, then later where their needs demand it. */
final class Placing {
    private final Project project;
    private final TierRules rules;
    private final Map<String, List<Edge>> needs = new TreeMap<>();
    private final Map<String, List<Edge>> neededBy = new TreeMap<>();
    private final Map<String, Placement> placed = new HashMap<>();

    Placing(Project project, Edges edges, TierRules rules) {
        this.project = project;
        this.rules = rules;
        edges.all().forEach(edge -> {
            needs.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge);
            neededBy.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge);
        });
    }

    Tiers tiers() {
        List<String> order = Topological.order(new TreeSet<>(project.services().keySet()), needs);
        for (Service service : project.services().values()) {
            rules.placeByItself(project, service)
                    .or(() -> asVariant(service))
                    .ifPresent(placement -> placed.put(service.name(), placement));
        }
        // from the last to the first, so that whoever needs an unknown service has its tier already
        for (int i = order.size() - 1; i >= 0; i--) {
            String name = order.get(i);
            placed.computeIfAbsent(name, this::byWhoNeedsIt);
        }
        order.forEach(this::afterItsNeeds);

        Map<String, List<Placement>> byTier = new LinkedHashMap<>();
        rules.order().forEach(tier -> byTier.put(tier, new ArrayList<>()));
        order.forEach(name -> {
            Placement placement = at(name);
            byTier.computeIfAbsent(placement.tier(), key -> new ArrayList<>()).add(placement);
        });
        List<Tier> tiers = new ArrayList<>();
        byTier.forEach((tier, services) -> {
            if (!services.isEmpty()) {
                tiers.add(new Tier(tier, services));
            }
        });
        return new Tiers(tiers);
    }

    /** {@code gateway-gpu} is where {@code gateway} is, also where only one of them is enabled at a time. */
    private Optional<Placement> asVariant(Service service) {
        return rules.variants().stream()
                .filter(ending -> service.name().endsWith("-" + ending))
                .map(ending -> service.name().substring(0, service.name().length() - ending.length() - 1))
                .map(project.services()::get)
                .filter(sibling -> sibling != null)
                .flatMap(sibling -> rules.placeByItself(project, sibling).stream())
                .map(sibling -> new Placement(
                        service.name(),
                        sibling.tier(),
                        "another build of " + sibling.service() + " (" + sibling.reason() + ")"))
                .findFirst();
    }

    private Placement byWhoNeedsIt(String name) {
        return neededBy.getOrDefault(name, List.of()).stream()
                .map(Edge::from)
                .map(this::at)
                .min(Comparator.comparing((Placement user) -> rules.rank(user.tier()))
                        .thenComparing(Placement::service))
                .map(user -> new Placement(name, user.tier(), "needed by " + user.service()))
                .orElseGet(() -> new Placement(name, rules.unknown(), "nothing tells its tier"));
    }

    private void afterItsNeeds(String name) {
        Placement own = at(name);
        needs.getOrDefault(name, List.of()).stream()
                .max(Comparator.comparing(
                                (Edge edge) -> rules.rank(at(edge.to()).tier()))
                        .thenComparing(Edge::to, Comparator.reverseOrder()))
                .filter(edge -> rules.rank(at(edge.to()).tier()) > rules.rank(own.tier()))
                .ifPresent(edge -> placed.put(
                        name,
                        new Placement(
                                name,
                                at(edge.to()).tier(),
                                "moved from " + own.tier() + " (" + own.reason() + "): needs " + edge.to() + " ("
                                        + edge.reason() + ")")));
    }

    private Placement at(String name) {
        return placed.getOrDefault(name, new Placement(name, rules.unknown(), "nothing tells its tier"));
    }
}
