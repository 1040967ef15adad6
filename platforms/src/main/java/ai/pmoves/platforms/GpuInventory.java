package ai.pmoves.platforms;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which services of a project want a GPU, in which way, and for which CUDA. */
public final class GpuInventory {
    static final String RESERVATIONS = "deploy.resources.reservations.devices";
    private static final Set<String> CAPABILITIES = Set.of("gpu", "nvidia", "compute", "utility", "video", "graphics");

    private GpuInventory() {}

    /** In the project's order. */
    public static List<GpuNeed> of(Project project) {
        return project.services().values().stream()
                .flatMap(service -> need(project, service).stream())
                .toList();
    }

    private static Optional<GpuNeed> need(Project project, Service service) {
        JsonNode definition = service.definition();
        List<String> ways = new ArrayList<>();
        for (JsonNode request : reservations(definition)) {
            if (isGpu(request) && !ways.contains(RESERVATIONS)) {
                ways.add(RESERVATIONS);
            }
        }
        if (!definition.path("gpus").isEmpty()) {
            ways.add("gpus");
        }
        if (definition.path("runtime").asText().equals("nvidia")) {
            ways.add("runtime");
        }
        for (JsonNode device : definition.path("devices")) {
            if (isGpuDevice(device) && !ways.contains("devices")) {
                ways.add("devices");
            }
        }
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        Optional<CudaVersion.Found> cuda = CudaVersion.of(service);
        return Optional.of(new GpuNeed(
                service.name(),
                ways,
                cuda.map(CudaVersion.Found::version).orElse(null),
                cuda.map(CudaVersion.Found::from).orElse(""),
                project.where("services." + service.name() + "." + ways.get(0)).orElse(null)));
    }

    static JsonNode reservations(JsonNode definition) {
        return definition.path("deploy").path("resources").path("reservations").path("devices");
    }

    static boolean isGpu(JsonNode request) {
        boolean capable = false;
        for (JsonNode capability : request.path("capabilities")) {
            capable |= CAPABILITIES.contains(capability.asText());
        }
        return capable || request.path("driver").asText().equals("nvidia");
    }

    /** Canonical devices are mappings with a source; older ones are texts {@code source:target}. */
    static boolean isGpuDevice(JsonNode device) {
        return source(device).matches("/dev/nvidia.*|/dev/nvhost.*|/dev/nvmap|/dev/dxg|nvidia\\.com/gpu.*");
    }

    static String source(JsonNode device) {
        return device.isObject()
                ? device.path("source").asText()
                : device.asText().split(":", 2)[0];
    }
}
