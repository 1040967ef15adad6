package ai.pmoves.audit.internal.overlay;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Refusals;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A file that is named as an overlay of the stack, that no call uses, and that Compose refuses with it. */
public final class UnusedOverlays implements Rule {
    private static final String ID = "invocations.overlay-not-loading";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Overlaid overlaid : Overlays.of(target)) {
            if (overlaid.calls().isEmpty()) {
                check(target, findings, overlaid);
            }
        }
    }

    private static void check(Target target, Findings findings, Overlaid overlaid) {
        Set<String> known =
                overlaid.base().errors().stream().map(Problem::message).collect(Collectors.toSet());
        Path overlay = overlaid.overlays().get(0);
        List<Problem> problems = Refusals.of(overlaid.merged(), known).stream()
                // an entry for a service of a third file, or of none, which hardening.orphan-overlay tells
                .filter(problem -> !problem.code().equals("compose.no-image"))
                .filter(problem ->
                        problem.where() != null && problem.where().file().equals(overlay))
                .toList();
        if (!problems.isEmpty()) {
            Problem problem = problems.get(0);
            findings.add(
                    ID,
                    target.tree().name(overlay),
                    problem.where(),
                    target.tree().name(overlay) + " is used by no call, and does not load with "
                            + target.project().files().get(0).getFileName() + ": " + problem.message()
                            + (problems.size() > 1 ? ", and " + (problems.size() - 1) + " more" : ""),
                    problem.fix());
        }
    }
}
