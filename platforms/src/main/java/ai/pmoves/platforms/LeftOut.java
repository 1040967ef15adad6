package ai.pmoves.platforms;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.order.Edge;
import ai.pmoves.compose.order.Edges;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The services of a project that a platform cannot run, and with them those that cannot do without one of them.
 *
 * @param reasons service to the reason, in words that go on from its name
 */
record LeftOut(Platform platform, Project project, Map<String, String> reasons) {

    static LeftOut of(Platform platform, Project project, Map<String, String> cannotRun) {
        Map<String, String> reasons = new TreeMap<>();
        cannotRun.forEach((name, reason) -> reasons.put(name, "cannot run on " + platform.name() + ": " + reason));
        boolean more = true;
        while (more) {
            more = false;
            for (Service service : project.services().values()) {
                Optional<String> missed = missed(service, reasons);
                if (missed.isPresent() && !reasons.containsKey(service.name())) {
                    reasons.put(
                            service.name(), "needs '" + missed.get() + "', which is left out on " + platform.name());
                    more = true;
                }
            }
        }
        return new LeftOut(platform, project, reasons);
    }

    private static Optional<String> missed(Service service, Map<String, String> left) {
        return service.dependencies().values().stream()
                .filter(Service.Dependency::required)
                .map(Service.Dependency::service)
                .filter(left::containsKey)
                .findFirst();
    }

    Project rest() {
        return Without.services(project, reasons.keySet());
    }

    /**
     * A warning for each that is left out, and for each that stays and names one of them.
     *
     * @param written the project without what was generated for the platform: nobody edits that
     */
    List<Problem> warnings(Project written) {
        List<Problem> warnings = new ArrayList<>();
        reasons.forEach((name, reason) ->
                warnings.add(Problem.warning("platform.left-out", "'" + name + "' is left out: it " + reason)
                        .at(written.where("services." + name).orElse(null))));
        for (Edge edge : Edges.of(project).all()) {
            if (reasons.containsKey(edge.to()) && !reasons.containsKey(edge.from())) {
                warnings.add(Problem.warning(
                                "platform.needs-left-out",
                                "'" + edge.from() + "' names '" + edge.to() + "', which is left out on "
                                        + platform.name() + ": " + edge.reason())
                        .at(edge.where())
                        .fix("let it do without, or let it point to one that runs elsewhere"));
            }
        }
        return warnings;
    }
}
