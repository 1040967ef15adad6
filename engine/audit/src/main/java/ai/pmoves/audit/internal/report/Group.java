package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.internal.OneLine;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Findings that say the same of several services: forty services without a limit are one thing to do, not forty.
 *
 * @param findings of one rule, at least one
 */
record Group(List<Finding> findings) {
    private static final int NAMED = 6;

    static List<Group> of(List<Finding> findings) {
        Map<String, List<Finding>> alike = new LinkedHashMap<>();
        findings.forEach(finding -> alike.computeIfAbsent(
                        finding.severity() + " " + finding.rule() + " " + said(finding), key -> new ArrayList<>())
                .add(finding));
        return alike.values().stream().map(Group::new).toList();
    }

    Finding first() {
        return findings.get(0);
    }

    Severity severity() {
        return first().severity();
    }

    String rule() {
        return first().rule();
    }

    /** One sentence for all, such as {@code api, db, web and 4 more can write to their own files}; empty what is told beside it, its place. */
    String message(Report report) {
        List<String> services = services();
        Finding first = first();
        if (services.size() < 2) {
            return OwnPath.left(first.message(), place(report, first, false)) + again(report);
        }
        return hasSubject(first)
                ? Plural.said(names(services), predicate(first))
                : OwnPath.left(first.message(), place(report, first, false)) + " (also of "
                        + names(services.subList(1, services.size())) + ")";
    }

    /** The services that it is about, each once. */
    List<String> services() {
        return findings.stream()
                .map(Finding::service)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** {@code a, b, c and 4 more}. */
    static String names(List<String> services) {
        int named = services.size() <= NAMED + 1 ? services.size() : NAMED;
        int more = services.size() - named;
        boolean two = services.size() == 2;
        return OneLine.of(String.join(two ? " and " : ", ", services.subList(0, named)))
                + (more == 0 ? "" : " and " + more + " more");
    }

    /** {@code compose.yaml:12:3}, empty where there is no place. */
    String place(Report report) {
        return place(report, first());
    }

    static String place(Report report, Finding finding) {
        return place(report, finding, true);
    }

    /** @param exact with line and column */
    static String place(Report report, Finding finding, boolean exact) {
        Location where = finding.where();
        return report.file(finding)
                .map(file -> OneLine.of(file)
                        + (!exact || where == null || where.line() == 0 ? "" : ":" + where.line())
                        + (!exact || where == null || where.column() == 0 ? "" : ":" + where.column()))
                .orElse("");
    }

    /** The line of a finding; with its file where that is another than the one that is told already. */
    static String line(Report report, Finding finding, String file) {
        String own = place(report, finding, false);
        Location where = finding.where();
        String line = where == null || where.line() == 0 ? "" : Integer.toString(where.line());
        return own.equals(file) ? line.isEmpty() ? "" : "line " + line : line.isEmpty() ? own : own + ":" + line;
    }

    /** What is said of the service, without its name. */
    static String predicate(Finding finding) {
        return hasSubject(finding)
                ? finding.message().substring((finding.service() + "").length() + 3)
                : finding.message();
    }

    private static boolean hasSubject(Finding finding) {
        return finding.service() != null && finding.message().startsWith("'" + finding.service() + "' ");
    }

    /** The same for all of which it is said: of a line that several services take by an anchor, too. */
    private static String said(Finding finding) {
        return hasSubject(finding) || finding.service() == null || finding.where() == null
                ? predicate(finding)
                : finding.message().replace("'" + finding.service() + "'", "''") + "\n" + finding.where();
    }

    private String again(Report report) {
        String file = place(report, first(), false);
        String places = findings.stream()
                .skip(1)
                .map(finding -> line(report, finding, file))
                .filter(place -> !place.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : " (also " + places + ")";
    }
}
