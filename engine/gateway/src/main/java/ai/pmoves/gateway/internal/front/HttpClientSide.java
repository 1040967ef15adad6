package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.relay.Downstream;
import ai.pmoves.gateway.internal.relay.ErrorBody;
import ai.pmoves.gateway.internal.relay.Watchdog;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A client behind HTTP. */
final class HttpClientSide implements Downstream, Watchdog.Watched {
    static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField EVENTS =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    private static final HttpField UNCACHED = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");

    /** Nobody is there who could be told anything. */
    static final class Gone extends EOFException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("the client is gone");
        }
    }

    private final Function<ErrorBody, String> errors;
    private final Response response;
    private final Callback callback;
    private final WatchedEndPoint connection;
    private final Watchdog watchdog;
    private final long idleNanos;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long writingSince;
    private volatile @Nullable Runnable gone;

    /** @param errors in which words this client reads what is wrong */
    HttpClientSide(
            Function<ErrorBody, String> errors,
            Response response,
            Callback callback,
            WatchedEndPoint connection,
            Watchdog watchdog,
            long idleNanos) {
        this.errors = errors;
        this.response = response;
        this.callback = callback;
        this.connection = connection;
        this.watchdog = watchdog;
        this.idleNanos = idleNanos;
    }

    @Override
    public void onGone(Runnable told) {
        gone = told;
        connection.onGone(() -> {
            told.run();
            abandon();
        });
    }

    @Override
    public void onEnd(Runnable told) {
        Request.addCompletionListener(response.getRequest(), failure -> told.run());
    }

    @Override
    public ByteBuffer told(Candidate by, byte[] body) {
        return ByteBuffer.wrap(body);
    }

    @Override
    public void answer(Map<String, String> headers, ByteBuffer told) {
        reply(200, headers, told);
    }

    @Override
    public void refuse(int status, Map<String, String> headers, ErrorBody error) {
        reply(status, headers, ByteBuffer.wrap(errors.apply(error).getBytes(StandardCharsets.UTF_8)));
    }

    private void reply(int status, Map<String, String> headers, ByteBuffer body) {
        if (over.compareAndSet(false, true)) {
            response.setStatus(status);
            response.getHeaders().put(JSON);
            headers.forEach((name, value) -> response.getHeaders().put(name, value));
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            last(body);
        }
    }

    /** Watched to its end: a client that takes nothing of it would hold its place for ever. */
    private void last(ByteBuffer part) {
        writingSince = System.nanoTime();
        watchdog.watch(this);
        response.write(true, part, Callback.from(() -> watchdog.forget(this), callback));
    }

    @Override
    public void begin(Candidate by, Map<String, String> headers) {
        response.setStatus(200);
        response.getHeaders().put(EVENTS);
        response.getHeaders().put(UNCACHED);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        watchdog.watch(this);
        if (over.get()) {
            watchdog.forget(this); // it went away meanwhile
        }
    }

    @Override
    public void write(ByteBuffer part, Consumer<Boolean> then) {
        if (over.get()) {
            then.accept(false);
            return;
        }
        writingSince = System.nanoTime();
        response.write(
                false,
                part,
                Callback.from(
                        () -> {
                            writingSince = 0;
                            then.accept(true);
                        },
                        failure -> {
                            then.accept(false);
                            left();
                        }));
    }

    @Override
    public void end(ByteBuffer last) {
        if (over.compareAndSet(false, true)) {
            last(last);
        }
    }

    @Override
    public void broken(ByteBuffer last, ErrorBody error) {
        byte[] event = ("data: " + errors.apply(error) + "\n\n").getBytes(StandardCharsets.UTF_8);
        end(ByteBuffer.allocate(last.remaining() + event.length)
                .put(last)
                .put(event)
                .flip());
    }

    /** Nobody is there any more. */
    void abandon() {
        if (over.compareAndSet(false, true)) {
            watchdog.forget(this);
            connection.close(); // where it only stopped sending, too: that is how one says that one is gone
            callback.failed(new Gone());
        }
    }

    private void left() {
        Runnable told = gone;
        if (told != null) {
            told.run();
        }
        abandon();
    }

    @Override
    public void unwatched(Throwable failure) {
        left();
    }

    @Override
    public void check(long now) {
        long since = writingSince;
        if (since != 0 && now - since > idleNanos) {
            watchdog.forget(this);
            connection.close(new TimeoutException("the client takes nothing"));
        }
    }
}
