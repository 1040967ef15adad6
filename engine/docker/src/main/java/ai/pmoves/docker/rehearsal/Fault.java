package ai.pmoves.docker.rehearsal;

import java.time.Duration;

/** Something that shall go wrong with one service in a rehearsal. Written {@code service:kind}, see {@link Faults}. */
public sealed interface Fault {

    /** The service's name, as in the compose file. */
    String service();

    /** Its healthcheck fails, every time, with this output. */
    record Unhealthy(String service, String output) implements Fault {}

    /** Its process ends with this code, soon after every start. */
    record Exit(String service, int code) implements Fault {
        public Exit {
            if (code < 0 || code > 255) {
                throw new IllegalArgumentException("exit codes are 0 to 255");
            }
        }
    }

    /** It is ready only after this time; its healthcheck runs in real time, so that retries and limits meet as they would. */
    record Slow(String service, Duration delay) implements Fault {}

    /** It runs, but none of its ports is published. */
    record NoPort(String service) implements Fault {}

    /** The registry answers that its image does not exist. */
    record PullMissing(String service) implements Fault {}

    /** The registry of its image cannot be reached. */
    record PullUnreachable(String service) implements Fault {}
}
