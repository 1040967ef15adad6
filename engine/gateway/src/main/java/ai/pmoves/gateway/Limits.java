package ai.pmoves.gateway;

import java.time.Duration;

/**
 * How much a client may ask for, how slowly, and how long a stream may be silent.
 *
 * @param body bytes of a request
 * @param answer bytes of an answer in one piece
 * @param event bytes of one event of a stream
 * @param concurrent requests that are answered at one time
 * @param headers how long the head of a request may take
 * @param bodyIdle how long the body of a request may pause; it has to come with at least a kilobyte per second on average, too
 * @param streamIdle how long a stream may be silent once it has begun
 * @param clientIdle how long a client may take no bytes
 * @param stop how long running requests may go on when the gateway is stopped
 */
public record Limits(
        long body,
        int answer,
        int event,
        int concurrent,
        Duration headers,
        Duration bodyIdle,
        Duration streamIdle,
        Duration clientIdle,
        Duration stop) {
    public static final Limits USUAL = new Limits(
            100 << 20,
            64 << 20,
            4 << 20,
            512,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));
}
