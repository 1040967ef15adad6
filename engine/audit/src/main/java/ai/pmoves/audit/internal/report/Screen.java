package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Locale;

/** What a person reads: a block for each severity, one line for each group, the rule's id at the end for {@code pmoves explain}. */
public final class Screen {
    private Screen() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            List<Group> groups = Group.forScreen(report.open()).stream()
                    .filter(group -> group.severity() == severity)
                    .toList();
            if (!groups.isEmpty()) {
                text.append(severity.name().toLowerCase(Locale.ROOT)).append("s\n");
                groups.forEach(group -> text.append(line(report, group)));
                text.append('\n');
            }
        }
        return text.append(OneLine.of(report.stack()))
                .append(": ")
                .append(Counts.of(report))
                .append('\n')
                .toString();
    }

    private static String line(Report report, Group group) {
        String place = group.place(report);
        return "  " + (place.isEmpty() ? "" : place + "  ") + group.message() + "  [" + group.rule() + "]\n";
    }
}
