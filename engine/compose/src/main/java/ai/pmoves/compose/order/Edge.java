package ai.pmoves.compose.order;

import ai.pmoves.kernel.Location;
import org.jspecify.annotations.Nullable;

/**
 * One service needs another.
 *
 * @param from the service that needs
 * @param to the service that is needed
 * @param reason what says so, such as {@code environment NATS_URL=nats://nats:4222}; never a credential
 * @param where the place that says so, if known
 */
public record Edge(
        String from,
        String to,
        Kind kind,
        String reason,
        @Nullable Location where) {

    /** What an edge rests on, strongest first: where edges form a circle, the weakest is left out. */
    public enum Kind {
        /** Written in {@code depends_on}. */
        DECLARED,
        /** Follows from links, {@code network_mode: service:x}, volumes_from and the like. */
        STRUCTURAL,
        /** An address in the service's {@code environment}. */
        ENVIRONMENT,
        /** An address in its command or entrypoint. */
        COMMAND,
        /** An address in its healthcheck. */
        HEALTHCHECK,
        /** A scrape target in the Prometheus configuration that it mounts. */
        SCRAPE;

        /** Whether Compose itself would keep this order. */
        public boolean explicit() {
            return this == DECLARED || this == STRUCTURAL;
        }
    }

    public Edge {
        if (from.equals(to)) {
            throw new IllegalArgumentException("'" + from + "' cannot need itself");
        }
    }

    @Override
    public String toString() {
        return from + " needs " + to + " (" + reason + ")";
    }
}
