package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import ai.pmoves.audit.internal.OneLine;
import java.util.Locale;
import java.util.Objects;

/** A table, one row for alike findings of a file, and what to do. */
public final class Markdown {
    private Markdown() {}

    public static String of(Report report) {
        StringBuilder text =
                new StringBuilder("## Audit of " + cell(report.stack()) + "\n\n" + Counts.of(report) + "\n");
        if (!report.open().isEmpty()) {
            text.append("\n| | what | where | rule | fix |\n|---|---|---|---|---|\n");
        }
        for (Line line : Line.of(report)) {
            Group group = line.head();
            text.append("| ")
                    .append(group.severity().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(cell(line.message(report)))
                    .append(" | ")
                    .append(code(group.place(report)))
                    .append(" | ")
                    .append(code(group.rule()))
                    .append(" | ")
                    .append(cell(Objects.requireNonNullElse(group.first().fix(), "")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + OneLine.of(text).replace("`", "'").replace("|", "\\|") + "`";
    }

    private static String cell(String text) {
        return OneLine.of(text.replaceAll("\\s+", " ")).replace("\\", "\\\\").replaceAll("([|`*_<>\\[\\]])", "\\\\$1");
    }
}
