package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client, as far as whoever answers it has to know. Whoever answers calls one thing after the other, and nothing of it
 * blocks; that it goes away is told by any other thread, at any time.
 */
public interface Downstream {
    /**
     * An answer in the words of this client, before it is given.
     *
     * @param by who gave it
     * @return null where there is no memory for it
     * @throws IOException where it cannot be put into them
     */
    @Nullable
    ByteBuffer told(Candidate by, byte[] body) throws IOException;

    /** A whole answer in its words; nothing can follow. */
    void answer(Map<String, String> headers, ByteBuffer told);

    /** There is no answer; nothing can follow. */
    void refuse(int status, Map<String, String> headers, ErrorBody error);

    /** The head of a stream of events. @param by who streams */
    void begin(Candidate by, Map<String, String> headers);

    /** Some of the stream. May fail where it cannot be put into the client's words: then nothing was sent. @param then told true when the client took it, false when it is gone */
    void write(ByteBuffer part, Consumer<Boolean> then);

    /** The end of the stream, with its last part. */
    void end(ByteBuffer last);

    /** The stream ends before its time. @param last what of it was still good */
    void broken(ByteBuffer last, ErrorBody error);

    /** Whoever is to know when it has its whole answer, or went away: nothing of the answer is needed from then on. */
    void onEnd(Runnable told);

    /** Whoever is to know when the client goes away; one at a time. */
    void onGone(Runnable told);
}
