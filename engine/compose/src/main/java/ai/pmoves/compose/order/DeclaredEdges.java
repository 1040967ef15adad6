package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code depends_on} and the structure of the model (links, shared namespaces, volumes_from) say. */
final class DeclaredEdges {
    private DeclaredEdges() {}

    static List<Edge> of(Project project) {
        List<Edge> edges = new ArrayList<>();
        project.services()
                .values()
                .forEach(service -> service.dependencies().forEach((target, dependency) -> {
                    if (project.services().containsKey(target) && !target.equals(service.name())) {
                        edges.add(edge(project, service, target, dependency));
                    }
                }));
        return edges;
    }

    private static Edge edge(Project project, Service service, String target, Service.Dependency dependency) {
        // what nobody wrote in depends_on has there the place that implies it
        Location where = project.where("services." + service.name() + ".depends_on." + target)
                .orElse(null);
        if (dependency.explicit()) {
            String reason = "depends_on " + target + ": "
                    + dependency.condition().name().toLowerCase(Locale.ROOT)
                    + (dependency.required() ? "" : ", not required");
            return new Edge(service.name(), target, Edge.Kind.DECLARED, reason, where);
        }
        return new Edge(
                service.name(),
                target,
                Edge.Kind.STRUCTURAL,
                "shares a link, a namespace or volumes with " + target,
                where);
    }
}
