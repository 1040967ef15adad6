package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Model;
import ai.pmoves.audit.internal.calls.Models;
import ai.pmoves.audit.internal.overlay.Overlays;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A network that a script makes and that a stack declares as its own: without Compose's labels, Compose refuses it. */
final class MadeByHand implements Rule {
    private static final String ID = "network.made-by-hand";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Scripts scripts = Scripts.of(target);
        if (scripts.makers().isEmpty()) {
            return;
        }
        Set<Location> told = new HashSet<>();
        for (Project project : projects(target)) {
            for (Network network : project.networks().values()) {
                Location where =
                        project.where("networks." + network.key() + ".name").orElse(null);
                if (network.external() || where == null || !told.add(where)) {
                    continue;
                }
                scripts.maker(network.name(), where.file())
                        .ifPresent(maker -> findings.add(
                                ID,
                                target.tree().name(where.file()) + " networks." + network.key(),
                                where,
                                "'" + network.name() + "' is made by docker network create in "
                                        + target.tree().name(maker)
                                        + ", and declared here as the stack's own: Compose before 5.4 stops with 'found"
                                        + " but has incorrect label'",
                                "external: true, or leave making it to Compose"));
            }
        }
    }

    /** As the sets of files are called; the stack itself too, if it is called alone or nothing adds to it. */
    private static List<Project> projects(Target target) {
        List<Project> called = new ArrayList<>();
        Models models = Models.of(target);
        for (Invocation call : Invocations.of(target)) {
            if (call.kind() != Invocation.Kind.DOCUMENT) {
                models.of(call)
                        .filter(model -> !model.guessed())
                        .map(Model::project)
                        // one model serves all calls of a set; to compare what is in them takes longer than all the
                        // rest
                        .filter(project -> called.stream().noneMatch(known -> known == project))
                        .ifPresent(called::add);
            }
        }
        List<Path> own = target.project().files();
        List<List<Path>> sets = called.stream().map(Project::files).toList();
        boolean alone = sets.contains(own)
                || own.isEmpty()
                || Overlays.besides(target, own.get(0)).isEmpty();
        if (alone) {
            called.add(target.project());
        }
        return called;
    }
}
