package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.ports.HostListeners;
import ai.pmoves.docker.internal.ports.Listener;
import ai.pmoves.docker.internal.ports.TakenPorts;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What on an engine (and on its host, where that is this one) stands in a project's way. Changes nothing. */
public final class Blockers {
    private final Session session;

    public Blockers(Session session) {
        this.session = session;
    }

    public List<Problem> of(Project project) {
        Networks networks = new Networks(session);
        Volumes volumes = new Volumes(session);
        return Stream.of(
                        ports(project).all().stream(),
                        project.networks().values().stream()
                                .map(network ->
                                        networks.decide(project, network).blocked()),
                        project.volumes().values().stream()
                                .map(volume -> volumes.decide(project, volume).problem()))
                .flatMap(problems -> problems)
                .filter(Objects::nonNull)
                .toList();
    }
    /** What the project publishes, against what runs on the engine and on its host. */
    TakenPorts ports(Project project) {
        EngineApi api = session.api();
        List<Listener> listeners = new ArrayList<>(new Observer(api).published());
        if (api.endpoint().isLocal()) {
            listeners.addAll(new HostListeners(Path.of("/proc")).list());
        }
        return new TakenPorts(project, listeners);
    }
}
