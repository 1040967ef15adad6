package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Optional;

/** Services without a check that others wait for, or that a check is known for. */
final class MissingChecks {
    private MissingChecks() {}

    static void check(Checked checked) {
        Healthcheck check = checked.service().healthcheck();
        boolean off = check != null && check.disabled();
        boolean none = off
                || ((check == null || check.test().isEmpty())
                        && checked.contents().healthcheck() == Presence.ABSENT);
        if (!none) {
            return;
        }
        List<String> waiting = Gates.waiting(checked.target(), checked.service());
        if (waiting.isEmpty() && isJob(checked)) {
            return;
        }
        if (!waiting.isEmpty()) {
            gate(checked, waiting, off);
        } else if (!off) {
            missing(checked);
        }
    }

    /** What ends when it is done: others wait for its end, or it starts something else than its image's program and is not restarted. */
    private static boolean isJob(Checked checked) {
        Service service = checked.service();
        boolean ends = Gates.dependants(checked.target(), service).stream()
                .map(other -> other.dependencies().get(service.name()))
                .anyMatch(needed -> needed != null && needed.condition() == Service.Condition.COMPLETED);
        return ends
                || (!service.restarts()
                        && !service.definition().path("entrypoint").isMissingNode()
                        && !service.definition().path("entrypoint").isNull());
    }

    private static void gate(Checked checked, List<String> waiting, boolean off) {
        String name = checked.service().name();
        String at = "services." + waiting.get(0) + ".depends_on." + name;
        checked.findings()
                .add(
                        "healthcheck.gate-without-check",
                        Severity.ERROR,
                        "services." + name + ".healthcheck",
                        checked.target().project().where(at).orElse(null),
                        Gates.all(waiting, "wait") + " until " + checked.name() + " is healthy, which "
                                + (off
                                        ? "has its check switched off"
                                        : "has no check, in the file or in its image" + checked.known()),
                        checked.contents()
                                .proposedTest()
                                .map(test -> "give '" + name + "' healthcheck: {test: " + test + ", interval: 10s}")
                                .orElse("give '" + name + "' a healthcheck, or wait for condition: service_started"));
    }

    private static void missing(Checked checked) {
        Service service = checked.service();
        Optional<String> test = checked.contents().proposedTest();
        List<Service> dependants = Gates.dependants(checked.target(), service);
        boolean nobodyWaits = dependants.isEmpty() || !service.restarts();
        if (test.isEmpty() && (nobodyWaits || dependants.stream().anyMatch(other -> asks(other, service)))) {
            return;
        }
        String path = "services." + service.name();
        Location where = checked.target().project().where(path).orElse(null);
        checked.findings()
                .add(
                        "healthcheck.missing",
                        Severity.NOTE,
                        path + ".healthcheck",
                        where,
                        checked.name() + " has no healthcheck, in the file or in its image" + checked.known()
                                + ": nothing notices when it runs and does not answer"
                                + (dependants.isEmpty()
                                        ? ""
                                        : ", and "
                                                + Gates.all(
                                                        dependants.stream()
                                                                .map(Service::name)
                                                                .toList(),
                                                        "start") + " before it answers"),
                        test.map(t -> "healthcheck: {test: " + t + ", interval: 10s}")
                                .orElse(
                                        checked.contents().shell() == Presence.ABSENT
                                                ? "take a variant of the image that has a shell and wget, and test its"
                                                        + " health address"
                                                : "healthcheck: {test: [\"CMD\", ...], interval: 10s} with a program that"
                                                        + " its image has"));
    }

    /** Whether the other one's own check asks this service: then somebody looks after it already. */
    private static boolean asks(Service other, Service service) {
        Healthcheck check = other.healthcheck();
        return check != null && String.join(" ", check.test()).contains("//" + service.name() + ":");
    }
}
