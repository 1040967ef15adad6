package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** What was found out about a policy or a gateway, as a table. */
@Block("a report of routing")
public final class RoutingReport {
    private final List<List<String>> rows;
    private final List<String> failures;

    /** @param rows the first one the titles */
    RoutingReport(List<List<String>> rows, List<String> failures) {
        this.rows = List.copyOf(rows);
        this.failures = List.copyOf(failures);
    }

    @Word("The table as a person reads it at a terminal.")
    public String getText() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (widths.size() == i) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    @Word("Fails the step where something does not work that should.")
    public void demandWorking() {
        if (!failures.isEmpty()) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    failures.stream()
                            .map(failure -> Problem.error("routing.not-working", failure))
                            .toList());
        }
    }

    /** What a step keeps of it. */
    @Override
    public String toString() {
        return failures.isEmpty() ? "everything works" : String.join("; ", failures);
    }
}
