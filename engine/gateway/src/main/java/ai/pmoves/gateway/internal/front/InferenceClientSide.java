package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.relay.Downstream;
import ai.pmoves.gateway.internal.relay.ErrorBody;
import ai.pmoves.gateway.internal.words.Events;
import ai.pmoves.gateway.internal.words.Inference;
import ai.pmoves.gateway.internal.words.Retold;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A client of TensorZero's own endpoint: what providers say is put into its words. */
final class InferenceClientSide implements Downstream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final ErrorBody UNREADABLE =
            new ErrorBody("provider_error", "unreadable", "what the provider says cannot be read", List.of());
    private static final String DONE = "data: [DONE]\n\n";

    /** An answer is read, and written anew: with what the provider said beside it, it takes about so many times its size. */
    private static final long RETOLD = 10;

    private final Downstream client;
    private final Inference asked;
    private final boolean json;
    private final Events events;
    private final LongPredicate room;
    private @Nullable Retold retold;

    /** @param room takes so many bytes of memory until the request has ended, where there are so many */
    InferenceClientSide(Downstream client, Inference asked, boolean json, int longestEvent, LongPredicate room) {
        this.client = client;
        this.asked = asked;
        this.json = json;
        this.events = new Events(longestEvent);
        this.room = room;
    }

    @Override
    public @Nullable ByteBuffer told(Candidate by, byte[] body) throws IOException {
        return room.test(RETOLD * body.length)
                ? ByteBuffer.wrap(new Retold(asked, by.variant(), json).whole(body))
                : null;
    }

    @Override
    public void answer(Map<String, String> headers, ByteBuffer told) {
        client.answer(headers, told);
    }

    @Override
    public void refuse(int status, Map<String, String> headers, ErrorBody error) {
        client.refuse(status, headers, error);
    }

    @Override
    public void begin(Candidate by, Map<String, String> headers) {
        retold = new Retold(asked, by.variant(), json);
        client.begin(by, headers);
    }

    @Override
    public void write(ByteBuffer part, Consumer<Boolean> then) {
        byte[] told;
        try {
            told = retold(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be put into other words", e);
        }
        client.write(ByteBuffer.wrap(told), then);
    }

    @Override
    public void end(ByteBuffer last) {
        close(last, "");
    }

    /** TensorZero's streams end in the same way after an error. */
    @Override
    public void broken(ByteBuffer last, ErrorBody error) {
        close(last, event(error));
    }

    private void close(ByteBuffer last, String error) {
        ByteBuffer end;
        try {
            end = joined(retold(last), error + DONE);
        } catch (Throwable e) { // what it was told comes to its end all the same
            end = joined(new byte[0], (error.isEmpty() ? event(UNREADABLE) : error) + DONE);
        }
        client.end(end);
    }

    private static String event(ErrorBody error) {
        return "data: " + error.tensorzero() + "\n\n";
    }

    /** Whole events come in; each was read before. */
    private byte[] retold(ByteBuffer part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Events.Event event : events.add(part)) {
            if (event.silent()) {
                out.write(event.raw());
            } else if (!event.done() && retold != null) {
                out.write(DATA);
                out.write(retold.event(event.data()));
                out.write(END);
            }
        }
        return out.toByteArray();
    }

    private static ByteBuffer joined(byte[] part, String end) {
        byte[] bytes = end.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(part.length + bytes.length)
                .put(part)
                .put(bytes)
                .flip();
    }

    @Override
    public void onEnd(Runnable told) {
        client.onEnd(told);
    }

    @Override
    public void onGone(Runnable told) {
        client.onGone(told);
    }
}
