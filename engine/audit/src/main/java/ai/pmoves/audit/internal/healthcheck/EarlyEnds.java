package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Checks that others wait for and that give up before a slow image has started for the first time. */
final class EarlyEnds {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final int RETRIES = 3;

    /** Seconds that a first start takes on a fast machine, by the last part of the image's name. */
    private static final Map<String, Integer> FIRST_START = Map.ofEntries(
            Map.entry("gitlab-ce", 120),
            Map.entry("gitlab-ee", 120),
            Map.entry("sonarqube", 40),
            Map.entry("keycloak", 20),
            Map.entry("elasticsearch", 20),
            Map.entry("opensearch", 20),
            Map.entry("kibana", 20),
            Map.entry("cassandra", 30),
            Map.entry("jenkins", 30),
            Map.entry("mysql", 15),
            Map.entry("oracle-free", 60),
            Map.entry("oracle-xe", 60),
            Map.entry("neo4j", 12));

    private EarlyEnds() {}

    static void check(Checked checked) {
        Service service = checked.service();
        Healthcheck check = service.healthcheck();
        List<String> waiting = Gates.waiting(checked.target(), service);
        if (check == null || checked.probe() == null || waiting.isEmpty() || service.build() != null) {
            return;
        }
        if (checked.contents().healthcheck() == Presence.THERE) {
            return; // what the file leaves out is the image's own
        }
        String name = Reference.parse(service.image()).name();
        Integer needs = FIRST_START.get(name.substring(name.lastIndexOf('/') + 1));
        Duration given = given(check);
        if (needs != null && given.compareTo(Duration.ofSeconds(needs)) < 0) {
            String path = "services." + service.name() + ".healthcheck";
            checked.findings()
                    .add(
                            "healthcheck.gives-up-early",
                            Severity.WARNING,
                            path + ".retries",
                            checked.target().project().where(path + ".retries").orElse(null),
                            checked.name() + " counts as unhealthy " + Durations.words(given)
                                    + " after its start, and the first start of " + name + " takes longer: "
                                    + Gates.all(waiting, "wait") + " for it, and "
                                    + (waiting.size() > 1 ? "fail" : "fails"),
                            "start_period: 120s, within which a failed check does not count");
        }
    }

    /** How long a service that does not answer yet is not unhealthy yet. */
    private static Duration given(Healthcheck check) {
        Duration interval = check.interval() == null || check.interval().isZero() ? USUAL : check.interval();
        int retries = check.retries() == null || check.retries() == 0 ? RETRIES : check.retries();
        Duration period = check.startPeriod() == null ? Duration.ZERO : check.startPeriod();
        return period.plus(interval.multipliedBy(retries));
    }
}
