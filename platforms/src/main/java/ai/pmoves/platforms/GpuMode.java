package ai.pmoves.platforms;

import java.util.Locale;
import java.util.Map;

/** What becomes of a service's wish for a GPU on this machine. */
public enum GpuMode {
    /** Left as the stack has it: the engine hands out what is asked for. */
    KEEP,
    /** Asked for by {@code runtime: nvidia}, which is how the GPU of a Tegra reaches a container. */
    RUNTIME,
    /** Taken out, so that the service runs on the CPU. */
    STRIP;

    /** What decides: the platform's rule, and what was found. A GPU of which nothing is known is believed in. */
    static GpuMode of(String rule, Map<String, String> facts) {
        if (rule.equals("strip") || rule.equals("keep")) {
            return valueOf(rule.toUpperCase(Locale.ROOT));
        }
        boolean missing = facts.getOrDefault("gpu", Facts.UNKNOWN).matches("none|amd|other")
                || facts.getOrDefault("gpu.runtime", Facts.UNKNOWN).equals("none");
        return missing ? STRIP : rule.equals("runtime") ? RUNTIME : KEEP;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
