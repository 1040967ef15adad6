package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import java.util.HashMap;
import java.util.Map;

/** One container name, one service. */
final class ContainerNames {
    private ContainerNames() {}

    static void check(Active active, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        active.enabled().forEach((name, service) -> {
            String container = service.text("container_name");
            String owner = container == null || container.isEmpty() ? null : owners.putIfAbsent(container, name);
            if (owner != null) {
                problems.error(
                        "container-name",
                        "services." + name + ": container name \"" + container + "\" is already in use by service "
                                + owner,
                        service.whereKey("container_name"),
                        "give it another name, or leave container_name out",
                        name,
                        owner);
            }
        });
    }
}
