package ai.pmoves.audit.harness;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import java.util.Locale;

/**
 * A finding that somebody can judge.
 *
 * @param id 12 hex digits that stay when lines move
 * @param project the name of the checkout's folder
 * @param place file and line, relative to the checkout
 */
record Sampled(String id, String project, String rule, String severity, String place, String message) {

    static Sampled of(Report report, Finding finding) {
        String project = report.root().getFileName().toString();
        String line = finding.where() == null || finding.where().line() == 0
                ? ""
                : ":" + finding.where().line();
        return new Sampled(
                report.fingerprint(finding).substring(0, 12),
                project,
                finding.rule(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                report.file(finding).orElse("") + line,
                finding.message().replaceAll("\\s+", " "));
    }

    String row() {
        return String.join("\t", id, project, rule, severity, place, message);
    }
}
