package ai.pmoves.audit;

import ai.pmoves.audit.internal.report.GitHubAnnotations;
import ai.pmoves.audit.internal.report.HtmlPage;
import ai.pmoves.audit.internal.report.JUnitXml;
import ai.pmoves.audit.internal.report.JsonDocument;
import ai.pmoves.audit.internal.report.Markdown;
import ai.pmoves.audit.internal.report.Sarif;
import ai.pmoves.audit.internal.report.Screen;
import java.util.function.Function;

/** How a report is written down. */
public enum ReportFormat {
    /** For a person at a terminal: the most severe first, alike ones in one line, totals at the end. */
    TEXT(Screen::of),
    /** For a comment on a change, or a wiki. */
    MARKDOWN(Markdown::of),
    /** One page that needs nothing else. */
    HTML(HtmlPage::of),
    /** SARIF 2.1.0, for code scanning and editors. */
    SARIF(Sarif::of),
    /** JUnit's XML: a case for each rule. */
    JUNIT(JUnitXml::of),
    /** Workflow commands that GitHub shows beside the lines of a change. */
    GITHUB(GitHubAnnotations::of),
    /** Everything, as {@code report.schema.json} describes it. */
    JSON(JsonDocument::of);

    private final Function<Report, String> writer;

    ReportFormat(Function<Report, String> writer) {
        this.writer = writer;
    }

    /** The report's text, ending with a line's end. */
    public String write(Report report) {
        return writer.apply(report);
    }
}
