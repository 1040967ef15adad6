package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Services must not wait for themselves. */
final class DependencyCycle {
    private DependencyCycle() {}

    /** Reports every circle once; each service belongs to one report at most. */
    static void check(Active active, Problems problems) {
        Set<String> open = waiting(active);
        while (!open.isEmpty()) {
            List<String> circle = circle(active, open);
            report(active, problems, circle);
            open.removeAll(circle);
            open.retainAll(waiting(active, open));
        }
    }

    private static Set<String> waiting(Active active) {
        return waiting(active, active.enabled().keySet());
    }

    /** Of these services, those that are left when, again and again, the ones that wait for none of them are taken out. */
    private static Set<String> waiting(Active active, Set<String> among) {
        Map<String, List<String>> dependents = new HashMap<>();
        Map<String, Integer> missing = new HashMap<>();
        for (String name : among) {
            for (String need : needs(active, name)) {
                if (among.contains(need)) {
                    dependents.computeIfAbsent(need, n -> new ArrayList<>()).add(name);
                    missing.merge(name, 1, Integer::sum);
                }
            }
        }
        Deque<String> free = new ArrayDeque<>(among);
        free.removeIf(missing::containsKey);
        Set<String> left = new TreeSet<>(among);
        while (!free.isEmpty()) {
            String name = free.remove();
            left.remove(name);
            for (String dependent : dependents.getOrDefault(name, List.of())) {
                if (missing.merge(dependent, -1, Integer::sum) == 0) {
                    free.add(dependent);
                }
            }
        }
        return left;
    }

    /** Every open service waits for an open one, so that following the first of them ends in a circle. */
    private static List<String> circle(Active active, Set<String> open) {
        Set<String> path = new LinkedHashSet<>();
        String at = open.iterator().next();
        while (path.add(at)) {
            at = needs(active, at).stream().filter(open::contains).findFirst().orElse(at);
        }
        List<String> walked = new ArrayList<>(path);
        List<String> circle = new ArrayList<>(walked.subList(walked.indexOf(at), walked.size()));
        String first = new TreeSet<>(circle).first();
        Collections.rotate(circle, -circle.indexOf(first));
        return circle;
    }

    private static Set<String> needs(Active active, String name) {
        YamlMap service = active.enabled().get(name);
        YamlMap dependencies = service == null ? null : service.map("depends_on");
        return dependencies == null ? Set.of() : new TreeSet<>(dependencies.keys());
    }

    private static void report(Active active, Problems problems, List<String> circle) {
        YamlMap service = active.enabled().get(circle.get(circle.size() - 1));
        YamlMap dependencies = service == null ? null : service.map("depends_on");
        problems.error(
                "dependency-cycle",
                "dependency cycle detected: " + String.join(" -> ", circle) + " -> " + circle.get(0),
                dependencies == null ? null : dependencies.whereKey(circle.get(0)),
                "remove one of these dependencies");
    }
}
