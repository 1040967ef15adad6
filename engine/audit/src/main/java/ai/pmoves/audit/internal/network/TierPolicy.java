package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policy of tiers, for stacks whose networks are named after them or placed by {@code x-pmoves.tiers.networks}: data stores are on the data tier and, to be scraped, on
 * monitoring; data and bus have no way out.
 */
final class TierPolicy implements Rule {
    private static final String STORE = "network.store-outside-data";
    private static final String INTERNAL = "network.not-internal";
    private static final Set<NetworkTier> OF_STORES = EnumSet.of(NetworkTier.DATA, NetworkTier.MONITORING);
    private static final Set<NetworkTier> CLOSED = EnumSet.of(NetworkTier.DATA, NetworkTier.BUS);

    @Override
    public List<String> ids() {
        return List.of(STORE, INTERNAL);
    }

    @Override
    public void check(Target target, Findings findings) {
        TierNetworks networks = TierNetworks.of(target.project());
        Map<String, NetworkTier> tiers = networks.byKey();
        if (!networks.apply()) {
            return;
        }
        target.project().services().values().stream()
                .filter(DataStores::isOne)
                .forEach(service -> store(target, findings, tiers, service));
        tiers.forEach((key, tier) -> {
            Network network = target.project().networks().get(key);
            if (CLOSED.contains(tier) && network != null && !network.internal() && !network.external()) {
                findings.add(
                        INTERNAL,
                        "networks." + key + ".internal",
                        target.project().where("networks." + key).orElse(null),
                        "network '" + key + "' of the " + tier.word() + " tier has a way out of the machine",
                        "internal: true, and another network for those of its services that need the way");
            }
        });
    }

    private static void store(Target target, Findings findings, Map<String, NetworkTier> tiers, Service service) {
        Set<String> others = service.networks().keySet().stream()
                .filter(key -> tiers.containsKey(key) && !OF_STORES.contains(tiers.get(key)))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        if (!others.isEmpty()) {
            findings.add(
                    STORE,
                    "services." + service.name() + ".networks",
                    target.project()
                            .where("services." + service.name() + ".networks")
                            .orElse(null),
                    "'" + service.name() + "' is a data store, and all of " + String.join(", ", others)
                            + " can reach it",
                    "leave it on the data tier, and put those that need it there, too");
        }
    }
}
