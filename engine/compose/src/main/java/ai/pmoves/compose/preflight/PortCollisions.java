package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Host ports that two services want, or several replicas of one, or that leave no free one in a range. */
final class PortCollisions implements Rule {
    private static final int LAST = 65_535;

    @Override
    public List<Problem> check(Subject subject) {
        List<HostPort> ports = new ArrayList<>();
        for (Service service : subject.services()) {
            for (int i = 0; i < service.ports().size(); i++) {
                HostPort.of(service, i).ifPresent(ports::add);
            }
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            HostPort port = ports.get(i);
            if (port.single()) {
                if (port.service().replicas() > 1) {
                    problems.add(replicas(subject, port));
                }
                pair(ports.subList(0, i), port)
                        .ifPresent(earlier -> problems.add(collision(subject, earlier, port, ports)));
            } else if (port.numbers().allMatch(number -> takenBySingle(ports, port, number))) {
                problems.add(full(subject, port));
            }
        }
        return problems;
    }

    private static Optional<HostPort> pair(List<HostPort> earlier, HostPort port) {
        return earlier.stream()
                .filter(other -> other.single() && other.first() == port.first() && other.meets(port))
                .findFirst();
    }

    private static boolean takenBySingle(List<HostPort> ports, HostPort range, int number) {
        return ports.stream().anyMatch(port -> port.single() && port.first() == number && port.meets(range));
    }

    private static Problem collision(Subject subject, HostPort earlier, HostPort port, List<HostPort> all) {
        var where = subject.where(earlier.service(), "ports." + earlier.index());
        boolean same = earlier.service() == port.service();
        Location place = subject.where(port.service(), "ports." + port.index());
        String other = where == null
                ? ""
                : " (at " + Examples.shown(subject.pastedIn(), where.file()) + ":" + where.line() + ")";
        return Problem.error(
                        "preflight.port-collision",
                        same
                                ? "'" + port.service().name() + "' publishes " + port + " twice"
                                : "'" + port.service().name() + "' and '"
                                        + earlier.service().name() + "'" + other + " both publish " + port)
                .at(place)
                .about(port.service().name(), earlier.service().name(), port.toString())
                .fix(MovedPort.command(subject.pastedIn(), place, port.first(), free(port, all))
                        .orElse("publish one of them on another port, or leave one out by its profile"));
    }

    /** The next port that no service of the stack publishes. */
    private static int free(HostPort port, List<HostPort> all) {
        return IntStream.rangeClosed(port.first() + 1, LAST)
                .filter(number -> all.stream().noneMatch(one -> one.first() <= number && number <= one.last()))
                .findFirst()
                .orElse(LAST);
    }

    private static Problem replicas(Subject subject, HostPort port) {
        return Problem.error(
                        "preflight.port-replicas",
                        "The " + port.service().replicas() + " replicas of '"
                                + port.service().name() + "' cannot share the port " + port)
                .at(subject.where(port.service(), "ports." + port.index()))
                .fix("publish a range, such as '" + port.first() + "-"
                        + (port.first() + port.service().replicas() - 1) + ":...', or no port at all");
    }

    private static Problem full(Subject subject, HostPort port) {
        return Problem.error(
                        "preflight.port-range-taken",
                        "'" + port.service().name() + "' finds no free port in " + port
                                + ": other services publish all of them")
                .at(subject.where(port.service(), "ports." + port.index()))
                .fix("publish a wider range");
    }
}
