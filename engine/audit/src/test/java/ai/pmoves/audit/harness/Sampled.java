package ai.pmoves.audit.harness;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A finding that somebody can judge.
 *
 * @param id 8 hex digits that stay when lines move
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
                UUID.nameUUIDFromBytes((project + report.fingerprint(finding)).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8),
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
