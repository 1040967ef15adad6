package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A tier of monitoring that everything is on: on it, everybody reaches the stores that the other tiers keep apart. */
final class LateralPaths implements Rule {
    private static final String ID = "network.lateral-path";
    /** Those that a tier of monitoring is for. */
    private static final Pattern MONITORS = Pattern.compile(
            "(?i).*(prometheus|grafana|loki|tempo|mimir|alloy|promtail|alertmanager|exporter|cadvisor|blackbox|otel|"
                    + "opentelemetry|jaeger|zipkin|vector|fluent|telegraf|netdata|victoria|thanos|uptime|pyroscope|monitor).*");

    private static final int SOME = 3;

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        TierNetworks tiers = TierNetworks.of(target.project());
        if (tiers.apply()) {
            tiers.of(NetworkTier.MONITORING).forEach(key -> check(target, findings, tiers, key));
        }
    }

    private static void check(Target target, Findings findings, TierNetworks tiers, String monitoring) {
        TreeMap<String, Set<String>> reached = new TreeMap<>();
        Set<String> reaching = new TreeSet<>();
        Project project = target.project();
        for (Service kept : project.services().values()) {
            if (!kept.networks().containsKey(monitoring) || !isKept(kept, tiers)) {
                continue;
            }
            for (Service other : project.services().values()) {
                if (other.networks().containsKey(monitoring)
                        && !other.name().equals(kept.name())
                        && !isKept(other, tiers)
                        && !isMonitor(other)
                        && !meets(kept, other, tiers)) {
                    reached.computeIfAbsent(kept.name(), name -> new TreeSet<>())
                            .add(other.name());
                    reaching.add(other.name());
                }
            }
        }
        if (!reached.isEmpty()) {
            findings.add(
                    ID,
                    "networks." + monitoring,
                    project.where("networks." + monitoring).orElse(null),
                    "on '" + monitoring + "' " + some(reaching) + (reaching.size() == 1 ? " reaches " : " reach ")
                            + some(reached.keySet()) + ", with which "
                            + (reaching.size() == 1 ? "it shares" : "they share") + " no other network",
                    "put only monitoring and its exporters on '" + monitoring
                            + "', and what is scraped on a network of its own with the scraper");
        }
    }

    /** Whether the tiers keep it apart: a store on the data tier, a broker on the bus. */
    private static boolean isKept(Service service, TierNetworks tiers) {
        NetworkTier own =
                DataStores.isOne(service) ? NetworkTier.DATA : DataStores.isBroker(service) ? NetworkTier.BUS : null;
        return own != null && service.networks().keySet().stream().anyMatch(key -> tiers.is(key, own));
    }

    /** Whether they share a network that is not for monitoring. */
    private static boolean meets(Service one, Service other, TierNetworks tiers) {
        return one.networks().keySet().stream()
                .anyMatch(key -> !tiers.is(key, NetworkTier.MONITORING)
                        && other.networks().containsKey(key));
    }

    private static boolean isMonitor(Service service) {
        return MONITORS.matcher(service.name() + " " + service.image().replaceFirst("[:@].*", ""))
                .matches();
    }

    private static String some(Set<String> names) {
        String first = String.join(", ", names.stream().limit(SOME).toList());
        return names.size() <= SOME ? first : first + " and " + (names.size() - SOME) + " more";
    }
}
