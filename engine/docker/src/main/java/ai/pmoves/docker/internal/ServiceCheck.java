package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.apply.SeccompProfiles;
import ai.pmoves.docker.internal.apply.ServiceKeeper;
import ai.pmoves.docker.internal.body.ContainerBody;
import ai.pmoves.docker.internal.body.SecurityOptions;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.ready.Expectation;
import ai.pmoves.docker.internal.ready.Prober;
import ai.pmoves.docker.internal.ready.Snapshot;
import ai.pmoves.docker.internal.reconcile.Changes;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.docker.internal.reconcile.ServiceReconciler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a service needs anything done: runs as declared, and is ready now. Changes nothing. */
public final class ServiceCheck {
    private final Session session;

    public ServiceCheck(Session session) {
        this.session = session;
    }

    /** Empty where it needs nothing; blank where nothing of it is there. */
    public Optional<String> unready(Project project, Service service) {
        EngineApi api = session.api();
        Observer observer = new Observer(api);
        Optional<ImageState> image = observer.image(service.image());
        if (image.isEmpty()) {
            return Optional.of("");
        }
        ServiceKeeper keeper = new ServiceKeeper(api, session.pendingHooks(), project, service, image.get());
        List<Operation> changes = keeper.operations().stream()
                .filter(operation -> !(operation instanceof Operation.StartContainer))
                .toList();
        if (!changes.isEmpty()) {
            return Optional.of(keeper.containers().isEmpty() ? "" : why(observer, keeper, changes.get(0)));
        }
        Expectation expected = Expectation.of(project, service);
        for (ContainerState container : keeper.containers()) {
            Optional<Snapshot> seen = observer.find(container.id()).map(Snapshot::of);
            if (seen.isEmpty()) {
                return Optional.of("");
            }
            if (session.pendingHooks().of(container.id())) {
                return Optional.of(ServiceReconciler.HOOKS_LEFT);
            }
            if (!isReady(api, expected, seen.get())) {
                return Optional.of(state(seen.get()));
            }
        }
        return Optional.empty();
    }

    /** What of the definition changed, where that is the cause. */
    private String why(Observer observer, ServiceKeeper keeper, Operation first) {
        if (!(first instanceof Operation.CreateContainer create) || create.replacesId() == null) {
            return first.describe();
        }
        Optional<JsonNode> old = observer.find(create.replacesId());
        if (old.isEmpty()) {
            return create.cause();
        }
        SecurityOptions security =
                new SecurityOptions(new SeccompProfiles(keeper.project().directory()));
        JsonNode body = ContainerBody.of(
                        keeper.spec(create, Map.of()), session.api().version(), security)
                .json();
        JsonNode image = session.api()
                .find("/images/" + EngineApi.escape(old.get().path("Image").asText()) + "/json")
                .map(found -> found.path("Config"))
                .orElse(MissingNode.getInstance());
        List<String> changes = Changes.of(body, old.get(), image);
        return changes.isEmpty() ? create.cause() : "differs in " + String.join("; ", changes);
    }

    private static String state(Snapshot container) {
        return container.over()
                ? "exited with code " + container.exitCode()
                : container.health().equals("unhealthy")
                        ? "is unhealthy"
                        : container.running() ? "" : container.status();
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
