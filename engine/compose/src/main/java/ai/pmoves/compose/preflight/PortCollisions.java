package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
        SinglePorts all = new SinglePorts();
        BitSet published = new BitSet();
        for (HostPort port : ports) {
            all.add(port);
            if (port.first() <= port.last()) {
                published.set(port.first(), port.last() + 1);
            }
        }
        List<Problem> problems = new ArrayList<>();
        SinglePorts before = new SinglePorts();
        for (HostPort port : ports) {
            if (port.single()) {
                if (port.service().replicas() > 1) {
                    problems.add(replicas(subject, port));
                }
                before.meeting(port, port.first())
                        .ifPresent(earlier -> problems.add(collision(subject, earlier, port, published)));
                before.add(port);
            } else if (port.numbers()
                    .allMatch(number -> all.meeting(port, number).isPresent())) {
                problems.add(full(subject, port));
            }
        }
        return problems;
    }

    private static Problem collision(Subject subject, HostPort earlier, HostPort port, BitSet published) {
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
                .fix(MovedPort.command(subject.pastedIn(), place, port.first(), free(port, published))
                        .orElse("publish one of them on another port, or leave one out by its profile"));
    }

    /** The next port that no service of the stack publishes. */
    private static int free(HostPort port, BitSet published) {
        return Math.min(LAST, published.nextClearBit(port.first() + 1));
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
