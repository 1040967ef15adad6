package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** All that the report holds; {@code report.schema.json} describes it. */
public final class JsonDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDocument() {}

    public static String of(Report report) {
        ObjectNode document = JSON.createObjectNode();
        document.put("v", 1).put("stack", report.stack());
        ObjectNode counts = document.putObject("counts");
        for (Severity severity : Severity.values()) {
            counts.put(severity.name().toLowerCase(Locale.ROOT), report.count(severity));
        }
        counts.put("known", report.known().size())
                .put("suppressed", report.suppressed().size());
        ArrayNode rules = document.putArray("rules");
        report.rules().forEach(rules::add);
        add(report, report.open(), document.putArray("findings"));
        add(report, report.known(), document.putArray("known"));
        ArrayNode suppressed = document.putArray("suppressed");
        report.suppressed()
                .forEach(one -> finding(report, one.finding(), suppressed)
                        .put("reason", one.reason())
                        .put("by", one.by()));
        ArrayNode gone = document.putArray("gone");
        report.gone()
                .forEach(entry -> gone.addObject()
                        .put("rule", entry.rule())
                        .put("file", entry.file())
                        .put("subject", entry.subject()));
        return document.toPrettyString() + "\n";
    }

    private static void add(Report report, List<Finding> findings, ArrayNode to) {
        findings.forEach(finding -> finding(report, finding, to));
    }

    private static ObjectNode finding(Report report, Finding finding, ArrayNode to) {
        ObjectNode node = to.addObject()
                .put("rule", finding.rule())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject())
                .put("message", finding.message());
        Location where = finding.where();
        report.file(finding).ifPresent(file -> node.put("file", file));
        if (where != null && where.line() > 0) {
            node.put("line", where.line());
        }
        if (where != null && where.column() > 0) {
            node.put("column", where.column());
        }
        if (finding.fix() != null) {
            node.put("fix", finding.fix());
        }
        return node.put("fingerprint", report.fingerprint(finding));
    }
}
