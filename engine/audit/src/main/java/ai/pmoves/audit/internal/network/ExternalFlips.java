package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.overlay.Overlaid;
import ai.pmoves.audit.internal.overlay.Overlays;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A further file that says of a network that others make it, where the stack makes it itself, and no script does. */
final class ExternalFlips implements Rule {
    private static final String ID = "network.external-flip";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<String> told = new HashSet<>();
        for (Overlaid overlaid : Overlays.of(target)) {
            Project before = overlaid.before();
            Project after = overlaid.after();
            if (before == null || after == null) {
                continue;
            }
            for (Network network : after.networks().values()) {
                Network own = before.networks().get(network.key());
                if (own == null
                        || own.external()
                        || !network.external()
                        || Scripts.of(target).makers().containsKey(network.name())) {
                    continue;
                }
                Location where =
                        after.where("networks." + network.key() + ".external").orElse(null);
                Path file = where == null ? overlaid.overlays().get(0) : where.file();
                String name = target.tree().name(file);
                if (told.add(name + " " + network.key())) {
                    findings.add(
                            ID,
                            name + " networks." + network.key(),
                            where,
                            name + " takes '" + network.key() + "' for a network of others, and "
                                    + before.files().get(0).getFileName()
                                    + " makes it itself: together they make none, and Compose stops where "
                                    + network.name() + " is not there yet",
                            "remove networks." + network.key()
                                    + " from it: what the first file declares holds for both");
                }
            }
        }
    }
}
