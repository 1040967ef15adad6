package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Rules;
import java.util.Locale;
import java.util.Objects;

/** One page without scripts, pictures or addresses: it opens from a mail as from a server, and its policy forbids it to load a thing. */
public final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
            body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            details { border-left: .3rem solid gray; margin: .4rem 0; padding: .2rem .8rem; }
            .error { border-color: #d33; } .warning { border-color: #d90; } .note { border-color: #48c; }
            code { font: 13px ui-monospace, monospace; } summary { cursor: pointer; } li { margin: .2rem 0; }
            """;

    private HtmlPage() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Audit of %1$s</title>
                <style>
                %2$s</style></head><body>
                <h1>Audit of %1$s</h1>
                <p>%3$s</p>
                """.formatted(escape(report.stack()), STYLE, escape(Counts.of(report))));
        Line.of(report).forEach(line -> text.append(block(report, line)));
        if (!report.suppressed().isEmpty()) {
            text.append("<h2>Suppressed</h2>\n<ul>\n");
            report.suppressed()
                    .forEach(one -> text.append("<li>")
                            .append(escape(one.finding().message()))
                            .append(" <code>")
                            .append(escape(one.finding().rule()))
                            .append("</code>: ")
                            .append(escape(one.reason()))
                            .append("</li>\n"));
            text.append("</ul>\n");
        }
        return text.append("</body></html>\n").toString();
    }

    private static String block(Report report, Line line) {
        Group group = line.head();
        StringBuilder text = new StringBuilder("<details class=\"")
                .append(group.severity().name().toLowerCase(Locale.ROOT))
                .append("\"><summary>")
                .append(escape(line.message(report)))
                .append(" <code>")
                .append(escape(group.rule()))
                .append("</code></summary>\n");
        RuleText rule = Rules.texts().get(group.rule());
        if (rule != null) {
            text.append("<p>").append(escape(rule.why())).append("</p>\n");
        }
        text.append("<p>Fix: ")
                .append(escape(Objects.requireNonNullElse(group.first().fix(), "pmoves explain " + group.rule())))
                .append("</p>\n<ul>\n");
        line.findings()
                .forEach(finding -> text.append("<li><code>")
                        .append(escape(Group.place(report, finding)))
                        .append("</code> ")
                        .append(escape(finding.message()))
                        .append("</li>\n"));
        return text.append("</ul></details>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
