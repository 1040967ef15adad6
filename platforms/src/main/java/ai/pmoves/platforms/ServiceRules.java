package ai.pmoves.platforms;

import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies a platform's rules to one service: what has to change goes into the overlay's text, with a reason each. */
final class ServiceRules {
    private static final String HOST = "host.docker.internal";

    private final Platform platform;
    private final OverlayRules rules;
    private final Service service;
    private final Optional<GpuNeed> need;
    private final List<OverlayChange> changes = new ArrayList<>();

    ServiceRules(Platform platform, OverlayRules rules, Service service, Optional<GpuNeed> need) {
        this.platform = platform;
        this.rules = rules;
        this.service = service;
        this.need = need;
    }

    List<OverlayChange> apply(OverlayText text) {
        GpuMode mode = GpuMode.valueOf(
                platform.settings().getOrDefault("gpu.mode", "keep").toUpperCase(Locale.ROOT));
        if (need.isPresent() && mode != GpuMode.KEEP) {
            OverlayGpu gpu = new OverlayGpu(service, need.get());
            if (mode == GpuMode.STRIP) {
                gpu.strip(text, rules.cpuEnvironment());
                changed("GPU taken out", whyNoGpu());
            } else if (!need.get().ways().equals(List.of("runtime"))) {
                gpu.byRuntime(text);
                changed("GPU by runtime nvidia", "device requests do not find the GPU of " + rules.title());
            }
        }
        if (rules.hostGateway() && namesHost() && !resolvesHost()) {
            text.sequence(service.name(), "extra_hosts", List.of(HOST + "=host-gateway"));
            changed("host name " + HOST + " added", "the engine does not resolve it by itself");
        }
        if (!rules.memoryLimit().isEmpty() && need.isEmpty() && !hasLimit()) {
            text.value(service.name(), "mem_limit", rules.memoryLimit());
            changed("memory limit " + rules.memoryLimit(), "it has none, and CPU and GPU share the memory");
        }
        return changes;
    }

    private String whyNoGpu() {
        String gpu = platform.fact("gpu");
        return gpu.equals("nvidia")
                ? "there is an NVIDIA GPU, but no nvidia-container-runtime"
                : "this machine has no NVIDIA GPU";
    }

    private boolean namesHost() {
        return service.environment().values().stream().anyMatch(value -> value != null && value.contains(HOST));
    }

    private boolean resolvesHost() {
        JsonNode hosts = service.definition().path("extra_hosts");
        boolean listed = hosts.has(HOST);
        for (JsonNode entry : hosts) {
            listed |= entry.asText().startsWith(HOST);
        }
        return listed || service.definition().path("network_mode").asText().equals("host");
    }

    private boolean hasLimit() {
        return service.definition().has("mem_limit")
                || service.definition()
                        .path("deploy")
                        .path("resources")
                        .path("limits")
                        .has("memory");
    }

    private void changed(String what, String why) {
        changes.add(new OverlayChange(service.name(), what, why));
    }
}
