package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import ai.pmoves.compose.Service.Dependency;
import ai.pmoves.kernel.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A check that asks another service, which is not started before the check has passed. */
final class Deadlocks {
    private static final Pattern HOST =
            Pattern.compile("^[a-z][a-z0-9+.-]*://(?:[^/@\\s]*@)?(?<host>[A-Za-z0-9][\\w.-]*)");

    private Deadlocks() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        if (probe == null) {
            return;
        }
        Map<String, Service> services = checked.target().project().services();
        String own = checked.service().name();
        probe.calls().stream()
                .flatMap(Deadlocks::hosts)
                .distinct()
                .filter(host -> services.containsKey(host) && !host.equals(own))
                .filter(host -> waits(services, host, own, new HashSet<>()))
                .forEach(host -> checked.find(
                        "healthcheck.deadlock",
                        Severity.ERROR,
                        host,
                        "the check of " + checked.name() + " asks '" + host + "', which is not started before "
                                + checked.name() + " is healthy: neither ever is",
                        "test what " + checked.name() + " itself answers"));
    }

    private static Stream<String> hosts(Call call) {
        List<String> words = call.arguments();
        return Stream.concat(
                words.stream().map(HOST::matcher).filter(Matcher::find).map(found -> found.group("host")),
                Stream.iterate(1, i -> i < words.size(), i -> i + 1)
                        .filter(i -> words.get(i - 1).equals("-h")
                                || words.get(i - 1).equals("--host"))
                        .map(words::get));
    }

    /** Whether a service starts only after another is healthy, by what it and those before it wait for. */
    private static boolean waits(Map<String, Service> services, String from, String until, Set<String> seen) {
        Service service = services.get(from);
        if (service == null || !seen.add(from)) {
            return false;
        }
        for (Dependency needed : service.dependencies().values()) {
            boolean gate = needed.service().equals(until) && needed.condition() == Condition.HEALTHY;
            if (needed.required() && (gate || waits(services, needed.service(), until, seen))) {
                return true;
            }
        }
        return false;
    }
}
