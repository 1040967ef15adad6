package ai.pmoves.platforms;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A kind of machine and what a stack needs on it. Its overlay is read where something of it is asked for, and not before. */
public final class Platform {
    private final String name;
    private final Map<String, String> facts;
    private volatile @Nullable OverlayRules rules;
    private volatile @Nullable Map<String, String> settings;

    Platform(String name, Map<String, String> facts, @Nullable Map<String, String> settings) {
        this.name = name;
        this.facts = Map.copyOf(facts);
        this.settings = settings;
    }

    /** One of which nothing is known but its name. */
    public static Platform plain(String name) {
        return new Platform(name, Map.of(), Map.of());
    }

    /** linux, wsl2-desktop, wsl2 or jetson. */
    public String name() {
        return name;
    }

    /** What was detected, for doctor, explain and the guides. */
    public Map<String, String> facts() {
        return facts;
    }

    /** A detected fact, or {@code unknown}. */
    public String fact(String name) {
        return facts.getOrDefault(name, Facts.UNKNOWN);
    }

    /** Named values that runbooks read (timeouts, GPU mode, name of the host's gateway); hashed into keys when read. */
    public Map<String, String> settings() {
        Map<String, String> read = settings;
        if (read == null) {
            read = Map.copyOf(gathered());
            settings = read;
        }
        return read;
    }

    OverlayRules rules() {
        OverlayRules read = rules;
        if (read == null) {
            read = OverlayRules.of(name);
            rules = read;
        }
        return read;
    }

    private Map<String, String> gathered() {
        Map<String, String> found = new TreeMap<>(rules().settings());
        found.put("gpu.mode", GpuMode.of(rules().gpu(), facts).word());
        found.put(
                "image.platform",
                facts.getOrDefault("architecture", "x86_64").equals("aarch64") ? "linux/arm64" : "linux/amd64");
        return found;
    }
}
