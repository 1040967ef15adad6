package ai.pmoves.platforms;

import java.nio.file.Path;
import java.util.Map;

/**
 * A kind of machine and what a stack needs on it.
 *
 * @param name linux, wsl2-desktop, wsl2, jetson
 * @param overlay the platform's {@code overlay.yaml} with its rules, or the empty path where it is packed into a jar; what is
 *     merged into a given stack is made of it by OverlayRules
 * @param settings named values that runbooks read (timeouts, GPU mode, host gateway name ...); hashed into keys when read
 * @param facts what was detected, for doctor, explain and the guides
 */
public record Platform(
        String name, String title, Path overlay, Map<String, String> settings, Map<String, String> facts) {

    public Platform {
        settings = Map.copyOf(settings);
        facts = Map.copyOf(facts);
    }

    /** A detected fact, or {@code unknown}. */
    public String fact(String name) {
        return facts.getOrDefault(name, Facts.UNKNOWN);
    }
}
