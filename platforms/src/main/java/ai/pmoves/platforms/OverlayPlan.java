package ai.pmoves.platforms;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a platform's rules come to for one project.
 *
 * @param changes in the project's order; empty where the stack runs as it is
 * @param cannotRun service to the reason why it cannot run on this platform
 * @param gpu the services that want a GPU, before any change
 * @param text the compose file that makes the changes; empty where there is none
 */
public record OverlayPlan(List<OverlayChange> changes, Map<String, String> cannotRun, List<GpuNeed> gpu, String text) {

    public OverlayPlan {
        changes = List.copyOf(changes);
        cannotRun = Map.copyOf(cannotRun);
        gpu = List.copyOf(gpu);
    }

    /** Decides only: reads the model (and Dockerfiles, for the CUDA version), writes nothing. */
    public static OverlayPlan of(Platform platform, Project project) {
        OverlayRules rules = platform.rules();
        List<GpuNeed> gpu = GpuInventory.of(project);
        OverlayText text = new OverlayText(platform, project);
        List<OverlayChange> changes = new ArrayList<>();
        Map<String, String> cannotRun = new TreeMap<>();
        for (Service service : project.services().values()) {
            Optional<GpuNeed> need = gpu.stream()
                    .filter(it -> it.service().equals(service.name()))
                    .findFirst();
            changes.addAll(new ServiceRules(platform, rules, service, need).apply(text));
            CannotRunHere.reason(rules, service).ifPresent(reason -> cannotRun.put(service.name(), reason));
        }
        return new OverlayPlan(changes, cannotRun, gpu, text.toString());
    }
}
