package ai.pmoves.audit.internal.suppress;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report.Suppressed;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.compose.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parts findings into those that stand and those that were taken back; a suppression that does nothing is found too. */
public final class Suppressions {
    private final List<Suppression> all;

    private Suppressions(List<Suppression> all) {
        this.all = all;
    }

    public static Suppressions of(Project project) {
        List<Suppression> all = new ArrayList<>(Comments.of(project));
        all.addAll(Annotations.of(project));
        return new Suppressions(all);
    }

    public Judged judge(List<Finding> found, Selection selection) {
        Findings open = new Findings(Selection.ALL);
        List<Suppressed> suppressed = new ArrayList<>();
        Set<Suppression> used = new HashSet<>();
        for (Finding finding : found) {
            List<Suppression> covering = all.stream()
                    .filter(suppression -> suppression.covers(finding))
                    .toList();
            used.addAll(covering);
            Optional<Suppression> reasoned =
                    covering.stream().filter(one -> !one.reason().isEmpty()).findFirst();
            reasoned.ifPresentOrElse(
                    one -> suppressed.add(new Suppressed(finding, one.reason(), one.by())), () -> open.add(finding));
        }
        for (Suppression one : all) {
            if (!selection.has(one.rule())) {
                continue;
            }
            if (one.reason().isEmpty()) {
                open.add(
                        "audit.suppression-without-reason",
                        one.by() + " " + one.rule(),
                        one.where(),
                        "'" + one.rule() + "' is ignored without a reason, so it is not",
                        one.by().equals("comment")
                                ? "# pmoves: ignore " + one.rule() + " because …"
                                : "x-pmoves: {ignore: {" + one.rule() + ": …}}");
            } else if (!used.contains(one)) {
                open.add(
                        "audit.suppression-unused",
                        one.by() + " " + one.rule(),
                        one.where(),
                        "'" + one.rule() + "' is ignored here and does not occur",
                        "delete it");
            }
        }
        return new Judged(open.sorted(), suppressed);
    }
}
