package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.util.List;

/** In a stack with tiers: networks of others that lead into a closed tier, and the default network, which is nobody's tier. */
final class OutsideTiers implements Rule {
    private static final String ID = "network.outside-tiers";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Project project = target.project();
        TierNetworks tiers = TierNetworks.of(project);
        if (!tiers.apply() || tiers.byKey().size() < 2) {
            return;
        }
        for (Network network : project.networks().values()) {
            if (tiers.byKey().containsKey(network.key())) {
                continue;
            }
            List<Service> on = project.services().values().stream()
                    .filter(service -> service.networks().containsKey(network.key()))
                    .toList();
            List<String> closed = on.stream()
                    .filter(service -> service.networks().keySet().stream()
                            .anyMatch(key -> tiers.is(key, NetworkTier.DATA) || tiers.is(key, NetworkTier.BUS)))
                    .map(Service::name)
                    .toList();
            if (network.external() && !closed.isEmpty()) {
                findings.add(
                        ID,
                        "networks." + network.key(),
                        project.where("networks." + network.key()).orElse(null),
                        "whatever else is on the external network '" + network.name() + "' reaches "
                                + String.join(", ", closed) + ", which "
                                + (closed.size() == 1 ? "is" : "are") + " on a closed tier too",
                        "leave it out, or put what has to be on it on no closed tier");
            } else if (network.key().equals("default") && !network.external()) {
                on.forEach(service -> findings.add(
                        ID,
                        "services." + service.name() + ".networks",
                        project.where("services." + service.name()).orElse(null),
                        "'" + service.name() + "' names no network, and so is on 'default' and on no tier",
                        "networks: [" + String.join(" or ", tiers.byKey().keySet()) + "]"));
            }
        }
    }
}
