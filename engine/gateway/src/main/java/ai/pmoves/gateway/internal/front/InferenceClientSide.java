package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.relay.Downstream;
import ai.pmoves.gateway.internal.relay.ErrorBody;
import ai.pmoves.gateway.internal.words.Events;
import ai.pmoves.gateway.internal.words.Inference;
import ai.pmoves.gateway.internal.words.Retold;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client of TensorZero's own endpoint: what providers say is put into its words. */
final class InferenceClientSide implements Downstream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final String DONE = "data: [DONE]\n\n";

    private final Downstream client;
    private final Inference asked;
    private final boolean json;
    private final Events events;
    private @Nullable Retold retold;

    InferenceClientSide(Downstream client, Inference asked, boolean json, int longestEvent) {
        this.client = client;
        this.asked = asked;
        this.json = json;
        this.events = new Events(longestEvent);
    }

    @Override
    public void answer(Candidate by, Map<String, String> headers, ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        try {
            client.answer(by, headers, ByteBuffer.wrap(new Retold(asked, by.variant(), json).whole(bytes)));
        } catch (IOException e) {
            client.refuse(502, headers, unreadable(by));
        }
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
        client.write(ByteBuffer.wrap(retold(part)), then);
    }

    @Override
    public void end(ByteBuffer last) {
        client.end(joined(retold(last), DONE));
    }

    /** TensorZero's streams end in the same way after an error. */
    @Override
    public void broken(ByteBuffer last, ErrorBody error) {
        client.end(joined(retold(last), "data: " + error.tensorzero() + "\n\n" + DONE));
    }

    /** Whole events come in; each was read before. */
    private byte[] retold(ByteBuffer part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (Events.Event event : events.add(part)) {
                if (event.silent()) {
                    out.write(event.raw());
                } else if (!event.done() && retold != null) {
                    out.write(DATA);
                    out.write(retold.event(event.data()));
                    out.write(END);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("an event that was read before cannot be read", e);
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

    private static ErrorBody unreadable(Candidate by) {
        return new ErrorBody("provider_error", "unreadable", by.provider() + " answered garbage", List.of());
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
