package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** When a container that has ended is started again: at once first, then ever later, as the engine does it. */
final class RestartPolicy {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RestartPolicy() {}

    static Optional<Duration> pause(JsonNode hostConfig, State state, int exitCode) {
        JsonNode policy = hostConfig.path("RestartPolicy");
        int most = policy.path("MaximumRetryCount").asInt();
        boolean again = switch (policy.path("Name").asText()) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> exitCode != 0 && (most == 0 || state.restarts() < most);
            default -> false;
        };
        if (!again || state.stopAsked()) {
            return Optional.empty();
        }
        Duration grown = FIRST.multipliedBy(1L << Math.min(state.restarts(), 16));
        return Optional.of(grown.compareTo(LONGEST) > 0 ? LONGEST : grown);
    }
}
