package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.Applier;
import ai.pmoves.docker.internal.apply.Hooks;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.kernel.StepContext;
import java.util.ArrayList;
import java.util.List;

/** Stops and removes a service's containers, each within its own grace period. */
public final class Removal {
    private final Session session;

    public Removal(Session session) {
        this.session = session;
    }

    public void remove(Project project, Service service, StepContext step) throws InterruptedException {
        List<Operation> operations = new ArrayList<>();
        for (ContainerState container : new Observer(session.api()).containers(project.name(), service.name())) {
            if (!container.state().equals("created") && !container.state().equals("exited")) {
                operations.add(new Operation.StopContainer(container.id(), container.name(), null, ""));
            }
            operations.add(new Operation.RemoveContainer(container.id(), container.name(), ""));
        }
        Hooks hooks = new Hooks(session.api(), project, service, session.pendingHooks(), step);
        new Applier(session.api(), project, step, null, hooks).apply(operations);
    }
}
