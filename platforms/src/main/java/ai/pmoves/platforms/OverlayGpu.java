package ai.pmoves.platforms;

import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Rewrites how a service asks for its GPU. */
final class OverlayGpu {
    private final Service service;
    private final GpuNeed need;

    OverlayGpu(Service service, GpuNeed need) {
        this.service = service;
        this.need = need;
    }

    /** Takes every request out, and sets those of the variables that the service has. */
    void strip(OverlayText text, Map<String, String> cpuEnvironment) {
        withoutRequests(text);
        if (need.ways().contains("runtime")) {
            text.reset(service.name(), "runtime");
        }
        new TreeMap<>(cpuEnvironment).forEach((key, value) -> {
            if (service.environment().containsKey(key)) {
                text.value(service.name(), "environment." + key, value);
            }
        });
    }

    /** Replaces every request by {@code runtime: nvidia}, which reads from the environment what to hand out. */
    void byRuntime(OverlayText text) {
        withoutRequests(text);
        text.value(service.name(), "runtime", "nvidia");
        if (!service.environment().containsKey("NVIDIA_VISIBLE_DEVICES")) {
            text.value(service.name(), "environment.NVIDIA_VISIBLE_DEVICES", "all");
        }
    }

    private void withoutRequests(OverlayText text) {
        if (need.ways().contains("gpus")) {
            text.reset(service.name(), "gpus");
        }
        JsonNode definition = service.definition();
        keepOnly(text, GpuInventory.RESERVATIONS, GpuInventory.reservations(definition), it -> !GpuInventory.isGpu(it));
        keepOnly(text, "devices", definition.path("devices"), it -> !GpuInventory.isGpuDevice(it));
    }

    private void keepOnly(OverlayText text, String path, JsonNode list, Predicate<JsonNode> stays) {
        if (!need.ways().contains(path)) {
            return;
        }
        List<JsonNode> rest = new ArrayList<>();
        list.forEach(item -> {
            if (stays.test(item)) {
                rest.add(item);
            }
        });
        if (rest.isEmpty()) {
            text.reset(service.name(), path);
        } else {
            text.override(service.name(), path, rest);
        }
    }
}
