package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Rules;
import ai.pmoves.audit.internal.OneLine;
import ai.pmoves.audit.internal.SameLine;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.List;

/**
 * {@code ::error file=…,line=…,col=…,title=…::message}. GitHub shows ten of each kind for a step, so the first ten of each are
 * written, and how many there are.
 */
public final class GitHubAnnotations {
    private static final int SHOWN = 10;

    private GitHubAnnotations() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            List<Finding> some = SameLine.folded(report.open().stream()
                    .filter(finding -> finding.severity() == severity)
                    .toList());
            some.stream().limit(SHOWN).forEach(finding -> text.append(command(report, finding)));
            if (some.size() > SHOWN) {
                text.append(word(severity) + "s: " + SHOWN + " of " + some.size() + " are shown beside the lines\n");
            }
        }
        return text.append(Counts.of(report)).append('\n').toString();
    }

    private static String command(Report report, Finding finding) {
        RuleText rule = Rules.texts().get(finding.rule());
        String title = rule == null ? finding.rule() : finding.rule() + ": " + rule.title();
        String message = finding.message() + (finding.fix() == null ? "" : "\n" + finding.fix());
        return "::" + word(finding.severity()) + " " + place(report, finding) + "title=" + property(title) + "::"
                + data(message) + "\n";
    }

    private static String place(Report report, Finding finding) {
        Location where = finding.where();
        return report.file(finding)
                        .map(file -> "file=" + property(OneLine.of(file)) + ",")
                        .orElse("")
                + (where == null || where.line() == 0 ? "" : "line=" + where.line() + ",")
                + (where == null || where.column() == 0 ? "" : "col=" + where.column() + ",");
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
