package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import java.util.Locale;
import java.util.Objects;

/** A table, one row for each group, and what to do. */
public final class Markdown {
    private Markdown() {}

    public static String of(Report report) {
        StringBuilder text =
                new StringBuilder("## Audit of " + cell(report.stack()) + "\n\n" + Counts.of(report) + "\n");
        if (!report.open().isEmpty()) {
            text.append("\n| | what | where | rule | fix |\n|---|---|---|---|---|\n");
        }
        for (Group group : Group.of(report.open())) {
            text.append("| ")
                    .append(group.severity().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(cell(group.message()))
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
