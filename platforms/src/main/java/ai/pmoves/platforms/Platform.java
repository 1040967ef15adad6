package ai.pmoves.platforms;

import java.nio.file.Path;
import java.util.Map;

/**
 * A kind of machine and what a stack needs on it.
 *
 * @param name linux, wsl2-desktop, wsl2, jetson
 * @param overlay the compose file that is merged last, or the empty path if there is nothing to merge
 * @param settings named values that runbooks read (timeouts, GPU runtime, host gateway name ...); hashed into keys when read
 * @param facts what was detected, for doctor, explain and the guides
 */
public record Platform(
        String name, String title, Path overlay, Map<String, String> settings, Map<String, String> facts) {}
