package ai.pmoves.docker.internal.ready;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A container as an inspection shows it.
 *
 * @param status created, running, paused, restarting, exited or dead
 * @param health starting, healthy, unhealthy; empty without a check
 * @param probe the last words of the engine's own check, empty where there was none
 * @param check the effective check, the image's where the service declares none: CMD or CMD-SHELL first; empty without one
 * @param shell what CMD-SHELL runs in
 * @param checkSeconds how long one check may take
 */
public record Snapshot(
        String id,
        String name,
        String image,
        String status,
        int exitCode,
        boolean outOfMemory,
        int restarts,
        String restartPolicy,
        String startedAt,
        String error,
        String health,
        String probe,
        List<String> check,
        List<String> shell,
        long checkSeconds,
        JsonNode ports,
        JsonNode networks,
        String networkMode) {
    private static final long DEFAULT_CHECK_SECONDS = 30;

    public static Snapshot of(JsonNode inspect) {
        JsonNode state = inspect.path("State");
        JsonNode config = inspect.path("Config");
        JsonNode check = config.path("Healthcheck");
        List<String> test = Json.texts(check.path("Test"));
        List<String> shell = Json.texts(config.path("Shell"));
        JsonNode log = state.path("Health").path("Log");
        return new Snapshot(
                inspect.path("Id").asText(),
                inspect.path("Name").asText().replaceFirst("^/", ""),
                config.path("Image").asText(),
                state.path("Status").asText(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                inspect.path("RestartCount").asInt(),
                inspect.path("HostConfig").path("RestartPolicy").path("Name").asText("no"),
                state.path("StartedAt").asText(),
                state.path("Error").asText(""),
                state.path("Health").path("Status").asText("").replace("none", ""),
                log.path(log.size() - 1).path("Output").asText("").strip(),
                test.isEmpty() || test.get(0).equals("NONE") ? List.of() : test,
                shell.isEmpty() ? List.of("/bin/sh", "-c") : shell,
                check.path("Timeout").asLong() == 0
                        ? DEFAULT_CHECK_SECONDS
                        : Math.max(1, check.path("Timeout").asLong() / 1_000_000_000),
                inspect.path("NetworkSettings").path("Ports"),
                inspect.path("NetworkSettings").path("Networks"),
                inspect.path("HostConfig").path("NetworkMode").asText());
    }

    public boolean running() {
        return status.equals("running");
    }

    public boolean over() {
        return status.equals("exited") || status.equals("dead");
    }

    public boolean hasCheck() {
        return !check.isEmpty();
    }

    /** Whether the engine starts it again after this exit code. */
    boolean comesBackAfter(int code) {
        return switch (restartPolicy) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> code != 0;
            default -> false;
        };
    }

    /** The check as words to execute. */
    List<String> checkWords() {
        List<String> words = new java.util.ArrayList<>();
        if (check.get(0).equals("CMD-SHELL")) {
            words.addAll(shell);
        }
        words.addAll(check.subList(1, check.size()));
        return words;
    }

    String checkText() {
        return String.join(" ", check.subList(1, check.size()));
    }
}
