package ai.pmoves.audit.internal.ports;

import ai.pmoves.audit.Live.Container;
import ai.pmoves.audit.Live.Seen;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.kernel.Problem;
import java.util.List;

/** Declared ports against those that an engine publishes, and against who else listens. */
public final class LivePorts implements Rule {

    @Override
    public List<String> ids() {
        return List.of("ports.not-published", "ports.taken");
    }

    @Override
    public void check(Target target, Findings findings) {
        target.live().look(target.project()).ifPresent(seen -> {
            for (Problem problem : seen.blockers()) {
                if (problem.code().equals("docker.port-taken")) {
                    findings.add(
                            "ports.taken",
                            problem.severity(),
                            problem.message(),
                            problem.where(),
                            problem.message(),
                            problem.fix());
                }
            }
            for (Service service : target.project().services().values()) {
                published(target, findings, seen, service);
            }
        });
    }

    private static void published(Target target, Findings findings, Seen seen, Service service) {
        for (Container container : seen.containers()) {
            if (!container.service().equals(service.name())
                    || !container.state().equals("running")) {
                continue;
            }
            for (int i = 0; i < service.ports().size(); i++) {
                Port port = service.ports().get(i);
                if (port.published().matches("\\d+")
                        && container.published().stream().noneMatch(now -> same(port, now))) {
                    String path = "services." + service.name() + ".ports";
                    findings.add(
                            "ports.not-published",
                            path + "." + port.published(),
                            target.project().where(path + "." + i).orElse(null),
                            "port " + port.published() + " of '" + service.name() + "' is declared, and container "
                                    + container.name() + " does not have it",
                            "bring it up again: docker compose up -d --force-recreate " + service.name());
                }
            }
        }
    }

    private static boolean same(Port declared, Port now) {
        return declared.published().equals(now.published())
                && declared.target() == now.target()
                && declared.protocol().equals(now.protocol());
    }
}
