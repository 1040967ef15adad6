package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.docker.rehearsal.Fault;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part that a service plays.
 *
 * @param readyAfter from its start
 * @param exitCode its process ends by itself with this code, or null: it runs until stopped
 * @param unhealthy what its failing healthcheck prints, or null: it gets healthy
 * @param publishes whether its ports are published
 * @param realTime its healthchecks are not hastened
 */
record Part(
        Duration readyAfter,
        @Nullable Integer exitCode,
        @Nullable String unhealthy,
        boolean publishes,
        boolean realTime) {

    static Part of(String service, Collection<Fault> faults, Duration readyAfter, boolean oneShot) {
        Part part = new Part(readyAfter, oneShot ? 0 : null, null, true, false);
        for (Fault fault : faults) {
            if (fault.service().equals(service)) {
                part = part.with(fault);
            }
        }
        return part;
    }

    private Part with(Fault fault) {
        if (fault instanceof Fault.Unhealthy unhealthy) {
            return new Part(readyAfter, exitCode, unhealthy.output(), publishes, realTime);
        }
        if (fault instanceof Fault.Exit exit) {
            return new Part(readyAfter, exit.code(), unhealthy, publishes, realTime);
        }
        if (fault instanceof Fault.Slow slow) {
            return new Part(slow.delay(), exitCode, unhealthy, publishes, true);
        }
        if (fault instanceof Fault.NoPort) {
            return new Part(readyAfter, exitCode, unhealthy, false, realTime);
        }
        return this;
    }

    /** When it ends by itself. */
    Optional<Duration> endsAfter() {
        return exitCode == null ? Optional.empty() : Optional.of(readyAfter);
    }

    boolean willBeReady() {
        return unhealthy == null;
    }

    /** What its healthcheck's test says at this age. */
    Outcome test(Duration age) {
        if (unhealthy != null) {
            return new Outcome(1, unhealthy + "\n");
        }
        return age.compareTo(readyAfter) < 0 ? new Outcome(1, "not ready yet\n") : new Outcome(0, "ready\n");
    }

    record Outcome(int exitCode, String output) {}
}
