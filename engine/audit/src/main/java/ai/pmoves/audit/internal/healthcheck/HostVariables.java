package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables of the container that were filled in on the host, where they have no value. */
final class HostVariables {
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\" variable is not set");

    private HostVariables() {}

    static void check(Checked checked) {
        if (checked.probe() == null) {
            return;
        }
        for (Problem problem : checked.target().resolution().problems()) {
            Matcher name = NAME.matcher(problem.message());
            Location where = problem.where();
            if (problem.code().equals("compose.unset-variable")
                    && where != null
                    && name.find()
                    && checked.service().environment().containsKey(name.group(1))
                    && inTest(checked, where)) {
                checked.findings()
                        .add(
                                "healthcheck.host-variable",
                                Severity.WARNING,
                                "services." + checked.service().name() + ".healthcheck.test." + name.group(1),
                                where,
                                checked.name() + " is checked with a blank for " + name.group(1)
                                        + ": Compose fills it in from the host, and only the container has it",
                                "write $${" + name.group(1)
                                        + "}, and the container's shell fills it in (with CMD-SHELL)");
            }
        }
    }

    /** Whether the last thing that begins before this place is the test, or one of its words. */
    private static boolean inTest(Checked checked, Location where) {
        Project project = checked.target().project();
        String path = "services." + checked.service().name() + ".healthcheck.test";
        Location test = project.sources().get(path);
        if (test == null || !test.file().equals(where.file()) || before(where, test)) {
            return false;
        }
        for (Map.Entry<String, Location> entry : project.sources().entrySet()) {
            Location other = entry.getValue();
            boolean between = other.file().equals(where.file()) && before(test, other) && !before(where, other);
            if (between && !entry.getKey().startsWith(path + ".")) {
                return false;
            }
        }
        return true;
    }

    private static boolean before(Location left, Location right) {
        return left.line() != right.line() ? left.line() < right.line() : left.column() < right.column();
    }
}
