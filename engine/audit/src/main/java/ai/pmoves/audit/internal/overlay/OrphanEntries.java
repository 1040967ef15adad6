package ai.pmoves.audit.internal.overlay;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.Spelling;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Entries of an overlay for services that no file beside it defines: the whole set of files is refused. */
public final class OrphanEntries implements Rule {
    private static final String ID = "hardening.orphan-overlay";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<Path> seen = new HashSet<>();
        for (Overlaid overlaid : Overlays.of(target)) {
            Project before = overlaid.before();
            for (Path file : overlaid.overlays()) {
                if (before != null && seen.add(file)) {
                    OverlayFile.read(target.tree(), file)
                            .ifPresent(overlay -> check(target, findings, overlaid, overlay, before));
                }
            }
        }
    }

    private static void check(
            Target target, Findings findings, Overlaid overlaid, OverlayFile overlay, Project before) {
        Set<String> known = new TreeSet<>(before.services().keySet());
        known.addAll(before.disabled());
        if (overlay.parts().keySet().stream().noneMatch(known::contains)) {
            return; // it is meant for another stack
        }
        Set<String> elsewhere = new TreeSet<>();
        for (Path file : target.tree().files()) {
            boolean beside = Objects.equals(overlay.file().getParent(), file.getParent())
                    || Objects.equals(before.files().get(0).getParent(), file.getParent());
            if (beside && (file + "").matches(".*\\.ya?ml")) {
                OverlayFile.read(target.tree(), file)
                        .ifPresent(other -> elsewhere.addAll(other.whole().keySet()));
            }
        }
        List<String> orphans = overlay.parts().keySet().stream()
                .filter(name -> !known.contains(name) && !elsewhere.contains(name))
                .toList();
        if (!orphans.isEmpty()) {
            String file = target.tree().name(overlay.file());
            String names = orphans.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
            findings.add(
                    ID,
                    overlaid.isCalled() ? Severity.ERROR : Severity.WARNING,
                    file + " services." + String.join(",", orphans),
                    overlay.parts().get(orphans.get(0)),
                    names + " in " + file + (orphans.size() == 1 ? " says" : " say")
                            + " only what is different, and no file beside it says what "
                            + (orphans.size() == 1 ? "it runs" : "they run")
                            + ": Compose refuses the whole set"
                            + (orphans.size() == 1 ? Spelling.hint(orphans.get(0), known) : ""),
                    orphans.size() == 1
                            ? "remove the entry, or name the service that is meant"
                            : "remove the entries, or name the services that are meant");
        }
    }
}
