package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Rules;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Findings that say the same of several services: forty services without a limit are one thing to do, not forty.
 *
 * @param findings of one rule, at least one
 */
record Group(List<Finding> findings) {
    private static final int NAMED = 6;
    private static final int MANY = 5;

    static List<Group> of(List<Finding> findings) {
        Map<String, List<Finding>> alike = new LinkedHashMap<>();
        findings.forEach(finding -> alike.computeIfAbsent(
                        finding.severity() + " " + finding.rule() + " " + predicate(finding), key -> new ArrayList<>())
                .add(finding));
        return alike.values().stream().map(Group::new).toList();
    }

    /** The same, with many notes of one rule as one group though each says something else: a screen is for what is to be done. */
    static List<Group> forScreen(List<Finding> findings) {
        Map<String, List<Finding>> notes = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.severity() == Severity.NOTE)
                .forEach(finding -> notes.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding));
        notes.values()
                .removeIf(some -> of(some).size() < MANY
                        || !Rules.texts().containsKey(some.get(0).rule()));
        List<Group> groups = new ArrayList<>(of(findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE || !notes.containsKey(finding.rule()))
                .toList()));
        notes.values().forEach(some -> groups.add(new Group(some)));
        return groups;
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

    /** One sentence for all: {@code api, db, web and 4 more: can write to its own files}. */
    String message() {
        List<String> services = findings.stream()
                .map(Finding::service)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (services.size() < 2) {
            return first().message() + (findings.size() > 1 ? " (" + findings.size() + " times)" : "");
        }
        int named = services.size() <= NAMED + 1 ? services.size() : NAMED;
        String names = OneLine.of(String.join(", ", services.subList(0, named)));
        int more = services.size() - named;
        boolean alike = findings.stream().map(Group::predicate).distinct().count() == 1;
        return names + (more == 0 ? "" : " and " + more + " more") + ": " + (alike ? predicate(first()) : title());
    }

    /** {@code compose.yaml:12:3}, empty where there is no place. */
    String place(Report report) {
        return place(report, first());
    }

    static String place(Report report, Finding finding) {
        var where = finding.where();
        return report.file(finding)
                .map(file -> OneLine.of(file)
                        + (where == null || where.line() == 0 ? "" : ":" + where.line())
                        + (where == null || where.column() == 0 ? "" : ":" + where.column()))
                .orElse("");
    }

    /** What the rule says of all of them; each by itself is in the other reports. */
    private String title() {
        RuleText text = Rules.texts().get(rule());
        return text == null ? predicate(first()) : text.title();
    }

    /** What is said of the service, without its name. */
    private static String predicate(Finding finding) {
        String service = finding.service();
        String name = "'" + service + "' ";
        return service != null && finding.message().startsWith(name)
                ? finding.message().substring(name.length())
                : finding.message();
    }
}
