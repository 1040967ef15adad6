package ai.pmoves.docker.internal.ports;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which ports that a project publishes somebody else has. Pure. */
public final class TakenPorts {
    private TakenPorts() {}

    /** @param listeners containers before processes: the first that clashes is named */
    public static List<Problem> of(Project project, List<Listener> listeners) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : project.services().values()) {
            for (Port port : service.ports()) {
                range(port.published())
                        .flatMap(number -> first(project, port, number, listeners))
                        .ifPresent(taken -> problems.add(problem(project, service, port, taken)));
            }
        }
        return problems;
    }

    private static Optional<Listener> first(Project project, Port port, int number, List<Listener> listeners) {
        return listeners.stream()
                .filter(listener -> listener.clashes(port.hostIp(), number, port.protocol()))
                .findFirst()
                .filter(listener -> !listener.project().equals(project.name()));
    }

    private static Problem problem(Project project, Service service, Port port, Listener taken) {
        String address = (port.hostIp().isEmpty() ? "" : port.hostIp() + ":") + taken.port() + "/" + taken.protocol();
        return Problem.error(
                        "docker.port-taken",
                        "port " + address + ", which " + service.name() + " publishes, is taken by " + taken.owner())
                .at(project.where("services." + service.name() + ".ports").orElse(null))
                .fix("stop " + taken.owner() + ", or publish another port");
    }

    /** Only a single fixed port can be taken: of a range the engine picks a free one. */
    private static Optional<Integer> range(String published) {
        return published.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(published)) : Optional.empty();
    }
}
