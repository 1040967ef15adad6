package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Services must not wait for themselves. */
final class DependencyCycle {
    private final Active active;
    private final Problems problems;
    private final Set<String> done = new HashSet<>();

    private DependencyCycle(Active active, Problems problems) {
        this.active = active;
        this.problems = problems;
    }

    static void check(Active active, Problems problems) {
        DependencyCycle search = new DependencyCycle(active, problems);
        active.enabled().keySet().forEach(name -> search.visit(name, new ArrayList<>()));
    }

    private void visit(String name, List<String> path) {
        int start = path.indexOf(name);
        if (start >= 0) {
            report(path.subList(start, path.size()), name);
            return;
        }
        YamlMap service = active.enabled().get(name);
        if (service == null || done.contains(name)) {
            return;
        }
        path.add(name);
        YamlMap dependencies = service.map("depends_on");
        if (dependencies != null) {
            new TreeSet<>(dependencies.keys()).forEach(other -> visit(other, path));
        }
        path.remove(path.size() - 1);
        done.add(name);
    }

    private void report(List<String> circle, String name) {
        String last = circle.get(circle.size() - 1);
        YamlMap service = active.enabled().get(last);
        YamlMap dependencies = service == null ? null : service.map("depends_on");
        problems.error(
                "dependency-cycle",
                "dependency cycle detected: " + String.join(" -> ", circle) + " -> " + name,
                dependencies == null ? null : dependencies.whereKey(name),
                "remove one of these dependencies");
    }
}
