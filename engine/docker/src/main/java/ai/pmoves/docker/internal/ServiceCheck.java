package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.apply.ServiceKeeper;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.ready.Expectation;
import ai.pmoves.docker.internal.ready.Prober;
import ai.pmoves.docker.internal.ready.Snapshot;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import java.util.List;
import java.util.Optional;

/** Whether a service needs anything done: runs as declared, and is ready now. Changes nothing. */
public final class ServiceCheck {
    private final Session session;

    public ServiceCheck(Session session) {
        this.session = session;
    }

    public boolean isReady(Project project, Service service) {
        EngineApi api = session.api();
        Observer observer = new Observer(api);
        Optional<ImageState> image = observer.image(service.image());
        if (image.isEmpty()) {
            return false;
        }
        ServiceKeeper keeper = new ServiceKeeper(api, project, service, image.get());
        List<Operation> changes = keeper.operations().stream()
                .filter(operation -> !(operation instanceof Operation.StartContainer))
                .toList();
        if (!changes.isEmpty()) {
            return false;
        }
        Expectation expected = Expectation.of(project, service);
        for (ContainerState container : keeper.containers()) {
            Optional<Snapshot> seen = observer.find(container.id()).map(Snapshot::of);
            if (seen.isEmpty() || !isReady(api, expected, seen.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReady(EngineApi api, Expectation expected, Snapshot container) {
        if (container.over()) {
            return expected.mayComplete() && container.exitCode() == 0;
        }
        if (!container.running() || expected.mustComplete()) {
            return false;
        }
        return switch (container.health()) {
            case "healthy" -> true;
            case "unhealthy" -> false;
            default -> !container.hasCheck() || new Prober(api).passes(container);
        };
    }
}
