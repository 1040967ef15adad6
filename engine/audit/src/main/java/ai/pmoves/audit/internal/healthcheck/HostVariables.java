package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables of the container that were filled in on the host, where they have no value. */
final class HostVariables {
    private static final Pattern TEST = Pattern.compile("services\\.(.+)\\.healthcheck\\.test(\\.\\d+)?");
    private static final Comparator<Location> BY_PLACE =
            Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

    private HostVariables() {}

    static void check(Target target, Findings findings) {
        List<Problem> blank = target.resolution().problems().stream()
                .filter(problem -> problem.code().equals("compose.unset-variable") && problem.where() != null)
                .toList();
        if (blank.isEmpty()) {
            return;
        }
        Map<Path, NavigableMap<Location, String>> written = new HashMap<>();
        target.project()
                .sources()
                .forEach((path, where) -> written.computeIfAbsent(where.file(), file -> new TreeMap<>(BY_PLACE))
                        .merge(where, path, (one, other) -> one.length() > other.length() ? one : other));
        for (Problem problem : blank) {
            Location where = problem.where();
            NavigableMap<Location, String> file = where == null ? null : written.get(where.file());
            Map.Entry<Location, String> around = file == null ? null : file.floorEntry(where);
            Matcher test = TEST.matcher(around == null ? "" : around.getValue());
            if (where != null && test.matches()) {
                Service service = target.project().services().get(test.group(1));
                problem.about().stream()
                        .filter(name -> service != null && has(service, name))
                        .forEach(name -> found(findings, test.group(1), name, where));
            }
        }
    }

    /** Whether the container knows it from elsewhere: one that is handed on from the host is as blank in there. */
    private static boolean has(Service service, String name) {
        String value = service.environment().get(name);
        return value != null && !value.isEmpty();
    }

    private static void found(Findings findings, String service, String name, Location where) {
        findings.add(
                "healthcheck.host-variable",
                Severity.WARNING,
                "services." + service + ".healthcheck.test." + name,
                where,
                "'" + service + "' is checked with a blank for " + name
                        + ": Compose fills it in from the host, and only the container has it",
                "write $${" + name + "}, and the container's shell fills it in (with CMD-SHELL)");
    }
}
