package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.Report.Suppressed;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Rules;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** SARIF 2.1.0 as GitHub's code scanning reads it: the most severe first, since it shows the first 5,000. */
public final class Sarif {
    private static final int RESULTS = 25_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Report report;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    private Sarif(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new Sarif(report).document().toPrettyString() + "\n";
    }

    private ObjectNode document() {
        ObjectNode document = JSON.createObjectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = document.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "pmoves");
        rules(driver.putArray("rules"));
        run.putObject("originalUriBaseIds")
                .putObject("SRCROOT")
                .put("uri", report.root().toUri().toString());
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        report.open().stream()
                .limit(RESULTS)
                .forEach(finding -> result(finding, results).put("baselineState", "new"));
        report.known().stream()
                .limit(Math.max(0, RESULTS - results.size()))
                .forEach(finding -> result(finding, results).put("baselineState", "unchanged"));
        report.suppressed().stream()
                .limit(Math.max(0, RESULTS - results.size()))
                .forEach(one -> suppression(one, result(one.finding(), results)));
        return document;
    }

    /** Those that were looked for, and those that were found besides (problems of reading the stack). */
    private void rules(ArrayNode rules) {
        TreeSet<String> ids = new TreeSet<>(report.rules());
        report.open().forEach(finding -> ids.add(finding.rule()));
        report.known().forEach(finding -> ids.add(finding.rule()));
        report.suppressed().forEach(one -> ids.add(one.finding().rule()));
        for (String id : ids) {
            indexes.put(id, rules.size());
            ObjectNode rule = rules.addObject().put("id", id);
            RuleText text = Rules.texts().get(id);
            if (text == null) {
                rule.putObject("shortDescription").put("text", id);
                rule.putObject("help").put("text", "pmoves explain " + id);
            } else {
                rule.putObject("shortDescription").put("text", text.title());
                rule.putObject("fullDescription").put("text", text.why());
                String help = text.why() + "\n\nFix: " + text.fix() + "\n\nSource: " + text.source();
                rule.putObject("help").put("text", help).put("markdown", help);
                rule.putObject("defaultConfiguration").put("level", level(text.severity()));
                rule.putObject("properties").putArray("tags").add(text.area());
            }
        }
    }

    private ObjectNode result(Finding finding, ArrayNode results) {
        ObjectNode result = results.addObject()
                .put("ruleId", finding.rule())
                .put("ruleIndex", indexes.get(finding.rule()))
                .put("level", level(finding.severity()));
        result.putObject("message")
                .put("text", finding.message() + (finding.fix() == null ? "" : ". Fix: " + finding.fix()));
        report.file(finding).ifPresent(file -> place(file, finding.where(), result));
        result.putObject("partialFingerprints").put("pmoves/v1", report.fingerprint(finding));
        return result;
    }

    private static void place(String file, @org.jspecify.annotations.Nullable Location where, ObjectNode result) {
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        ObjectNode artifact = physical.putObject("artifactLocation").put("uri", uri(file));
        if (!file.startsWith("/")) {
            artifact.put("uriBaseId", "SRCROOT");
        }
        ObjectNode region =
                physical.putObject("region").put("startLine", where == null ? 1 : Math.max(1, where.line()));
        if (where != null && where.column() > 0) {
            region.put("startColumn", where.column());
        }
    }

    private static void suppression(Suppressed one, ObjectNode result) {
        result.putArray("suppressions")
                .addObject()
                .put("kind", "inSource")
                .put("status", "accepted")
                .put("justification", one.reason());
    }

    /** Byte by byte: a name can hold anything, and each has a URI of its own. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
        for (byte one : file.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(one) >= 0) {
                uri.append((char) one);
            } else {
                uri.append('%').append(HEX.toHexDigits(one));
            }
        }
        return uri.toString();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
