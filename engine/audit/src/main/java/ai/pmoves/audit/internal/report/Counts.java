package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Report;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many there are of each kind, in words. */
final class Counts {
    private Counts() {}

    /** {@code 2 errors, 1 warning, 40 notes (3 known, 1 suppressed)}. */
    static String of(Report report) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.count(severity);
            if (count > 0) {
                parts.add(count + " " + severity.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s"));
            }
        }
        List<String> aside = new ArrayList<>();
        if (!report.known().isEmpty()) {
            aside.add(report.known().size() + " known");
        }
        if (!report.suppressed().isEmpty()) {
            aside.add(report.suppressed().size() + " suppressed");
        }
        if (!report.gone().isEmpty()) {
            aside.add(report.gone().size() + " of the baseline are gone");
        }
        return (parts.isEmpty() ? "nothing found" : String.join(", ", parts))
                + (aside.isEmpty() ? "" : " (" + String.join(", ", aside) + ")");
    }
}
