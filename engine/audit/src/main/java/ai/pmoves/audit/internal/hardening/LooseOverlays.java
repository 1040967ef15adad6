package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.overlay.Overlaid;
import ai.pmoves.audit.internal.overlay.Overlays;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Hardening, measured again with every overlay: what the stack alone has not, and what it loses. */
final class LooseOverlays implements Rule {
    private static final String ID = "hardening.overlay-loosens";
    private static final Selection EVERY = new Selection(List.of("hardening"));

    private final List<Rule> controls;

    LooseOverlays(List<Rule> controls) {
        this.controls = List.copyOf(controls);
    }

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<String> told = new HashSet<>();
        for (Overlaid overlaid : Overlays.of(target)) {
            Project before = overlaid.before();
            if (before == null || overlaid.after() == null) {
                continue;
            }
            Set<String> known = measured(target, overlaid.base()).stream()
                    .map(LooseOverlays::key)
                    .collect(Collectors.toSet());
            for (Finding loose : measured(target, overlaid.merged())) {
                boolean ours = before.services().containsKey(loose.service() + "");
                // what a new service may have and has not is measured where it is started
                if (!known.contains(key(loose))
                        && (ours || loose.severity() != Severity.NOTE)
                        && told.add(key(loose))) {
                    findings.add(
                            ID,
                            loose.subject(),
                            loose.where(),
                            "with " + overlay(target, overlaid, loose) + ", " + loose.message(),
                            loose.fix());
                }
            }
        }
    }

    private List<Finding> measured(Target target, Resolution resolution) {
        Findings found = new Findings(EVERY);
        Target merged = new Target(resolution, target.root(), target.tree(), target.images(), target.live());
        controls.forEach(control -> control.check(merged, found));
        return found.sorted();
    }

    /** The file that says so, where it does; all that come on top otherwise. */
    private static String overlay(Target target, Overlaid overlaid, Finding loose) {
        Location where = loose.where();
        return where != null && overlaid.overlays().contains(where.file())
                ? target.tree().name(where.file())
                : overlaid.names(target);
    }

    private static String key(Finding finding) {
        return finding.rule() + " " + finding.subject();
    }
}
