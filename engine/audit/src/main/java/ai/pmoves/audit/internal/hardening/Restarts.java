package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Services that stay down when they die; those that are meant to end are left alone. A stack in which no service says anything is
 * told once: it is one decision, and one that development stacks take on purpose.
 */
final class Restarts implements Rule {
    private static final String ID = "hardening.restart";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Boolean, List<Service>> services = target.project().services().values().stream()
                .filter(service -> !Jobs.isOne(target, service))
                .collect(Collectors.partitioningBy(Restarts::saysNothing));
        List<Service> silent = services.getOrDefault(true, List.of());
        boolean everyOne = services.getOrDefault(false, List.of()).isEmpty() && silent.size() > 1;
        if (everyOne) {
            findings.add(
                    ID,
                    "services",
                    target.project().where("services." + silent.get(0).name()).orElse(null),
                    "none of the " + silent.size()
                            + " services is started again when it dies, or when the machine was off",
                    "restart: unless-stopped, unless the stack is there for development only");
            return;
        }
        for (Service service : silent) {
            String path = "services." + service.name() + ".restart";
            findings.add(
                    ID,
                    path,
                    target.project().where(path).orElse(null),
                    "'" + service.name() + "' stays down after a crash",
                    "restart: unless-stopped (restart: \"no\" says that it is meant to end)");
        }
    }

    private static boolean saysNothing(Service service) {
        return service.definition().path("restart").asText("").isEmpty()
                && !service.definition().path("deploy").has("restart_policy");
    }
}
