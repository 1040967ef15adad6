package ai.pmoves.dsl.language;

import ai.pmoves.audit.Live;
import ai.pmoves.compose.Project;
import ai.pmoves.docker.Docker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine runs of a stack, for an audit: looked at once. */
final class EngineLive implements Live {
    private final Docker docker;
    private final Map<String, Optional<Seen>> seen = new HashMap<>();

    EngineLive(Docker docker) {
        this.docker = docker;
    }

    /** Empty where no engine answers. */
    @Override
    public Optional<Seen> look(Project project) {
        return seen.computeIfAbsent(
                project.name(), name -> docker.isRunning() ? Optional.of(now(project)) : Optional.empty());
    }

    private Seen now(Project project) {
        List<Container> containers = docker.containers(project).stream()
                .map(c -> new Container(
                        c.name(), c.service(), c.state(), c.health(), c.exitCode(), c.restarts(), c.published()))
                .toList();
        Map<String, String> unready = new HashMap<>();
        if (!containers.isEmpty()) {
            project.services()
                    .forEach((name, service) -> docker.unready(project, service)
                            .filter(reason -> !reason.isBlank())
                            .ifPresent(reason -> unready.put(name, reason)));
        }
        return new Seen(containers, unready, docker.blockers(project));
    }
}
