package ai.pmoves.docker.internal.engine;

import java.time.Duration;

/**
 * How long an engine may take.
 *
 * @param hello until it has said who it is
 * @param answer until a command is answered, or a stream begins
 */
record Limits(Duration hello, Duration answer) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
