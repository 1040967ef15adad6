package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.Severity;
import java.time.Duration;
import java.util.List;

/** Checks that others wait for and that are first made after a long interval. */
final class SlowGates {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(15);

    private SlowGates() {}

    static void check(Checked checked) {
        Healthcheck check = checked.service().healthcheck();
        List<String> waiting = Gates.waiting(checked.target(), checked.service());
        if (check == null || checked.probe() == null || waiting.isEmpty()) {
            return;
        }
        if (check.interval() == null && checked.contents().healthcheck() == Presence.THERE) {
            return; // the image's own interval holds
        }
        Duration interval = check.interval() == null || check.interval().isZero() ? USUAL : check.interval();
        boolean period = check.startPeriod() != null && !check.startPeriod().isZero();
        if (!period && interval.compareTo(LONG) >= 0) {
            String path = "services." + checked.service().name() + ".healthcheck";
            checked.findings()
                    .add(
                            "healthcheck.slow-gate",
                            Severity.NOTE,
                            path + ".interval",
                            checked.target().project().where(path + ".interval").orElse(null),
                            Gates.all(waiting, "wait") + " " + Durations.words(interval) + " for " + checked.name()
                                    + " in any case: its first check is made after one interval"
                                    + (check.interval() == null ? ", 30 s by default" : ""),
                            "start_period: 60s with start_interval: 2s (Docker 25 and newer), or a shorter interval");
        }
    }
}
