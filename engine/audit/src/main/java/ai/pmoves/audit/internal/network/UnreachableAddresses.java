package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.order.TargetEdges;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.order.Edge;
import java.util.Collections;
import java.util.List;

/** A service has another's name in an address, and no network that both are on: the name does not resolve. */
final class UnreachableAddresses implements Rule {
    private static final String ID = "network.no-way";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Project project = target.project();
        for (Edge edge : TargetEdges.of(target).all()) {
            Service from = project.services().get(edge.from());
            Service to = project.services().get(edge.to());
            if (edge.kind().explicit() || from == null || to == null || ofItsOwn(from) || ofItsOwn(to)) {
                continue;
            }
            if (Collections.disjoint(from.networks().keySet(), to.networks().keySet())) {
                findings.add(
                        ID,
                        "services." + edge.from() + ".networks." + edge.to(),
                        edge.where(),
                        "'" + edge.from() + "' names '" + edge.to() + "' in an address (" + edge.reason()
                                + "), and they share no network",
                        "put '" + edge.from() + "' on one of "
                                + String.join(", ", to.networks().keySet()));
            }
        }
    }

    /** On the host's network, or another container's, names resolve in other ways. */
    private static boolean ofItsOwn(Service service) {
        return service.definition().has("network_mode") || service.networks().isEmpty();
    }
}
