package ai.pmoves.gateway.internal.relay;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The client, as far as whoever answers it has to know. Whoever answers calls one thing after the other, and nothing of it
 * blocks; that it goes away is told by any other thread, at any time.
 */
public interface Downstream {
    /** A whole answer; nothing can follow. */
    void reply(int status, Map<String, String> headers, ByteBuffer body);

    /** The head of a stream of events. */
    void begin(Map<String, String> headers);

    /** Some of the stream. @param then told true when the client took it, false when it is gone */
    void write(ByteBuffer part, Consumer<Boolean> then);

    /** The end of the stream, with its last part. */
    void end(ByteBuffer last);

    /** Whoever is to know when it has its whole answer, or went away: nothing of the answer is needed from then on. */
    void onEnd(Runnable told);

    /** Whoever is to know when the client goes away; one at a time. */
    void onGone(Runnable told);
}
