package ai.pmoves.audit.internal.ports;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Told;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import java.util.List;
import java.util.Optional;

/** Ports below 1024 in a stack that is started with Podman, which without root may not take them. */
public final class PodmanPorts implements Rule {
    private static final String ID = "ports.privileged";
    private static final int FIRST_FREE = 1024;

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<Invocation> podman = Invocations.of(target).stream()
                .filter(call -> call.kind() != Invocation.Kind.DOCUMENT)
                .filter(call -> call.words().stream().limit(2).anyMatch(word -> word.matches("(.*/)?podman(-compose)?"))
                        && call.words().stream().noneMatch("sudo"::equals))
                .findFirst();
        podman.ifPresent(call -> target.project().services().values().forEach(service -> {
            for (int i = 0; i < service.ports().size(); i++) {
                check(target, findings, call, service, i);
            }
        }));
    }

    private static void check(Target target, Findings findings, Invocation call, Service service, int index) {
        Port port = service.ports().get(index);
        String first = port.published().replaceFirst("-.*", "");
        if (first.matches("[0-9]{1,4}") && Integer.parseInt(first) < FIRST_FREE && Integer.parseInt(first) > 0) {
            String path = "services." + service.name() + ".ports";
            findings.add(
                    ID,
                    path + "." + first,
                    target.project().where(path + "." + index).orElse(null),
                    "'" + service.name() + "' publishes " + first + ", which Podman without root may not take, and "
                            + Told.subject(target, call) + " starts the stack with Podman",
                    "publish " + (first.equals("443") ? "8443" : first.equals("80") ? "8080" : "a port from 1024 on")
                            + ", or sysctl net.ipv4.ip_unprivileged_port_start=" + first);
        }
    }
}
