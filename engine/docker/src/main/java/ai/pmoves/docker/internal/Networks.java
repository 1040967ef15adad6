package ai.pmoves.docker.internal;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.Applier;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.apply.Problems;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.reconcile.NetworkReconciler;
import ai.pmoves.docker.internal.reconcile.NetworkState;
import ai.pmoves.docker.internal.reconcile.NetworkUser;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.util.List;

/** Declared networks on the engine. */
public final class Networks {
    private final Session session;

    public Networks(Session session) {
        this.session = session;
    }

    public NetworkReconciler decide(Project project, Network network) {
        return NetworkReconciler.reconcile(project, network, new Observer(session.api()).networksNamed(network.name()));
    }

    public boolean isReady(Project project, Network network) {
        NetworkReconciler decision = decide(project, network);
        return decision.blocked() == null && decision.operations().isEmpty();
    }

    public void ensure(Project project, Network network, StepContext step) throws InterruptedException {
        NetworkReconciler decision = decide(project, network);
        if (decision.blocked() != null) {
            throw Problems.failed(decision.blocked());
        }
        new Applier(session.api(), project, step).apply(decision.operations());
    }

    /** Only one that this project made; refused while something uses it. */
    public void remove(Project project, Network network, StepContext step) throws InterruptedException {
        if (network.external()) {
            step.log("network " + network.name() + " is external: left alone");
            return;
        }
        for (NetworkState found : new Observer(session.api()).networksNamed(network.name())) {
            if (!project.name().equals(found.labels().getOrDefault(Labels.PROJECT, ""))) {
                step.log("network " + network.name() + " was not made by project " + project.name() + ": left alone");
                continue;
            }
            if (!found.users().isEmpty()) {
                throw Problems.failed(Problem.error(
                                "docker.network-in-use",
                                "network " + network.name() + " is in use by "
                                        + NetworkUser.words(found.users(), project.name()))
                        .at(project.where("networks." + network.key()).orElse(null))
                        .fix(NetworkUser.toFree(network.name(), found.users(), project.name())));
            }
            new Applier(session.api(), project, step)
                    .apply(List.of(new Operation.RemoveNetwork(found.id(), found.name(), "")));
        }
    }
}
