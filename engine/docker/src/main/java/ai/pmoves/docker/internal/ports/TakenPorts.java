package ai.pmoves.docker.internal.ports;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.compose.preflight.MovedPort;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which ports that a project publishes somebody else has. Pure, but for the compose file's line that names the port. */
public final class TakenPorts {
    private static final int LAST = 65_535;

    private final Project project;
    private final List<Listener> listeners;

    /** @param listeners containers before processes: the first that clashes is named */
    public TakenPorts(Project project, List<Listener> listeners) {
        this.project = project;
        this.listeners = List.copyOf(listeners);
    }

    /** Those that others have: what the project's own containers have is theirs. */
    public List<Problem> all() {
        List<Problem> problems = new ArrayList<>();
        for (Service service : project.services().values()) {
            for (int i = 0; i < service.ports().size(); i++) {
                taken(service, i, project.name()).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Who has a port that the service was just refused, be it one of its own project. */
    public Optional<Problem> of(Service service) {
        return IntStream.range(0, service.ports().size())
                .mapToObj(i -> taken(service, i, ""))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Problem> taken(Service service, int index, String mine) {
        Port port = service.ports().get(index);
        return single(port.published())
                .flatMap(number -> listeners.stream()
                        .filter(listener -> listener.clashes(port.hostIp(), number, port.protocol()))
                        .findFirst())
                .filter(listener -> mine.isEmpty() || !listener.project().equals(mine))
                .map(listener -> problem(service, index, listener));
    }

    private Problem problem(Service service, int index, Listener taken) {
        String ip = service.ports().get(index).hostIp();
        String address = (ip.isEmpty() ? "" : ip + ":") + taken.port() + "/" + taken.protocol();
        Location place =
                project.where("services." + service.name() + ".ports." + index).orElse(null);
        return Problem.error(
                        "docker.port-taken",
                        "port " + address + ", which " + service.name() + " publishes, is taken by " + taken.owner())
                .at(place)
                .fix(MovedPort.command(Path.of("").toAbsolutePath(), place, taken.port(), free(taken.port()))
                        .orElse("stop " + taken.owner() + ", or publish another port"));
    }

    /** The next port that nobody has and no service of the project publishes. */
    private int free(int port) {
        return IntStream.rangeClosed(port + 1, LAST)
                .filter(number -> listeners.stream().noneMatch(listener -> listener.port() == number))
                .filter(number -> project.services().values().stream()
                        .flatMap(service -> service.ports().stream())
                        .noneMatch(other -> single(other.published())
                                .filter(own -> own == number)
                                .isPresent()))
                .findFirst()
                .orElse(LAST);
    }

    /** Only a single fixed port can be taken: of a range the engine picks a free one. */
    private static Optional<Integer> single(String published) {
        return published.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(published)) : Optional.empty();
    }
}
