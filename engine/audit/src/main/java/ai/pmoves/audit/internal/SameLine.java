package ai.pmoves.audit.internal;

import ai.pmoves.audit.Finding;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several services that take one line by an anchor have one finding: there is one line to mend. For reports
 * only: what is known from one audit to the next is each of them. */
public final class SameLine {
    /** What is the same for two services but their names. */
    private record Line(String rule, Severity severity, Location where, String message) {}

    private SameLine() {}

    /** In the same order, at the place of the first. */
    public static List<Finding> folded(List<Finding> findings) {
        Map<Object, List<Finding>> lines = new LinkedHashMap<>();
        findings.forEach(finding ->
                lines.computeIfAbsent(line(finding), key -> new ArrayList<>()).add(finding));
        return lines.values().stream().map(SameLine::one).toList();
    }

    private static Object line(Finding finding) {
        String service = finding.service();
        Location where = finding.where();
        return service == null || where == null || where.line() == 0
                ? finding
                : new Line(
                        finding.rule(),
                        finding.severity(),
                        where,
                        finding.message().replace("'" + service + "'", "''"));
    }

    private static Finding one(List<Finding> same) {
        Finding first = same.get(0);
        int more = same.size() - 1;
        return more == 0
                ? first
                : new Finding(
                        first.rule(),
                        first.severity(),
                        first.subject(),
                        first.message() + " (and " + more + " more " + (more == 1 ? "service" : "services")
                                + " by the same line)",
                        first.where(),
                        first.fix(),
                        first.edits(),
                        first.service());
    }
}
