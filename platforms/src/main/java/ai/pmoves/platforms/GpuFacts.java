package ai.pmoves.platforms;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which GPU the machine has, and whether the engine can hand it to a container. */
final class GpuFacts {
    private static final Pattern DRIVER = Pattern.compile("Kernel Module(?: for \\S+)?\\s+(\\d+[.\\d]*)");

    private GpuFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        facts.put("gpu", gpu(machine, facts));
        if (machine.has("usr/bin/nvidia-container-runtime")
                || machine.has("usr/local/nvidia/toolkit/nvidia-container-runtime")
                || machine.text("etc/docker/daemon.json").orElse("").contains("nvidia-container-runtime")) {
            facts.put("gpu.runtime", "nvidia");
        } else if (machine.any("etc/cdi", "nvidia*") || machine.any("var/run/cdi", "nvidia*")) {
            facts.put("gpu.runtime", "cdi");
        } else if (facts.get("gpu").equals("nvidia") && "desktop".equals(facts.get("docker.kind"))) {
            // Docker Desktop brings the NVIDIA runtime in its own machine, out of sight from here
            facts.put("gpu.runtime", "nvidia");
        } else {
            facts.put("gpu.runtime", "none");
        }
        machine.text("proc/driver/nvidia/version")
                .map(DRIVER::matcher)
                .filter(Matcher::find)
                .ifPresent(driver -> facts.put("gpu.driver", driver.group(1)));
    }

    private static String gpu(Machine machine, Map<String, String> facts) {
        boolean tegra = facts.containsKey("l4t");
        if (tegra
                || machine.any("dev", "nvidia[0-9]*")
                || machine.has("dev/nvidiactl")
                || (machine.has("dev/dxg") && machine.has("usr/lib/wsl/lib/libcuda.so.1"))) {
            return "nvidia";
        }
        if (machine.has("dev/kfd")) {
            return "amd";
        }
        return machine.any("dev/dri", "renderD*") ? "other" : "none";
    }
}
