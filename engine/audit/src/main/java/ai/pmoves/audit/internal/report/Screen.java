package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import ai.pmoves.audit.internal.OneLine;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Locale;

/** What a person reads: a block for each severity, alike findings of a file in one line, the rule's id at the end for {@code pmoves explain}. */
public final class Screen {
    private Screen() {}

    public static String of(Report report) {
        List<Line> all = Line.forScreen(report);
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            List<Line> lines = all.stream()
                    .filter(line -> line.head().severity() == severity)
                    .toList();
            if (!lines.isEmpty()) {
                text.append(severity.name().toLowerCase(Locale.ROOT)).append("s\n");
                lines.forEach(line -> text.append(text(report, line)));
                text.append('\n');
            }
        }
        return text.append(OneLine.of(report.stack()))
                .append(": ")
                .append(Counts.of(report))
                .append('\n')
                .toString();
    }

    private static String text(Report report, Line line) {
        String place = line.head().place(report);
        return "  " + (place.isEmpty() ? "" : place + "  ") + line.message(report) + "  ["
                + line.head().rule() + "]\n";
    }
}
