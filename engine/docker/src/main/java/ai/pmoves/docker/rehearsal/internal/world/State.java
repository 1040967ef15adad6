package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a container is in its life.
 *
 * @param status created, running, restarting or exited
 * @param stopAsked somebody stopped or killed it: its restart policy does not bring it back
 * @param error why the last start failed, else empty
 * @param restarts how often the policy has brought it back since it was last started by hand
 * @param health null where it has no healthcheck, or has never run
 */
public record State(
        String status,
        boolean stopAsked,
        int pid,
        int exitCode,
        String error,
        Instant startedAt,
        Instant finishedAt,
        int restarts,
        @Nullable Health health) {
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    static final State CREATED = new State("created", false, 0, 0, "", NEVER, NEVER, 0, null);

    /** As the engine counts it: a container that waits for its restart is running, too. */
    public boolean running() {
        return alive() || status.equals("restarting");
    }

    /** Whether there is a process. */
    public boolean alive() {
        return status.equals("running");
    }

    State started(Instant at, int newPid, int restartCount, @Nullable Health startHealth) {
        return new State("running", false, newPid, 0, "", at, finishedAt, restartCount, startHealth);
    }

    State failed(String message) {
        return new State(status, stopAsked, 0, 128, message, startedAt, finishedAt, restarts, health);
    }

    State ended(String newStatus, int code, Instant at) {
        return new State(newStatus, stopAsked, 0, code, error, startedAt, at, restarts, health);
    }

    State asked() {
        return new State(status, true, pid, exitCode, error, startedAt, finishedAt, restarts, health);
    }

    State with(Health newHealth) {
        return new State(status, stopAsked, pid, exitCode, error, startedAt, finishedAt, restarts, newHealth);
    }
}
