package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.internal.relay.Watchdog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that is also read while its request is being answered, so that we know at once when it goes away: else
 * the provider would go on answering, and charge, for nobody. It watches as well how long the head of a request takes.
 */
final class WatchedEndPoint extends SocketChannelEndPoint implements Watchdog.Watched {
    private static final int AHEAD = 8 << 10;
    private static final byte[] TOO_SLOW = tooSlow();

    private final Watchdog watchdog;
    private final long headersNanos;
    private final Object lock = new Object();
    private final ByteBuffer ahead = BufferUtil.allocate(AHEAD);
    private boolean armed;
    private @Nullable Callback reader;
    private @Nullable Runnable gone;
    private volatile boolean handling;
    private volatile long headSince;

    private final Callback readable = new Callback() {
        @Override
        public void succeeded() {
            onReadable();
        }

        @Override
        public void failed(Throwable failure) {
            onFailed(failure);
        }
    };

    WatchedEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Watchdog watchdog,
            long headersNanos) {
        super(channel, selector, key, scheduler);
        this.watchdog = watchdog;
        this.headersNanos = headersNanos;
    }

    private static byte[] tooSlow() {
        String body = new Refusal(408, "too_slow", "the head of the request came too slowly")
                .body()
                .openai();
        return ("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A request has come whole, or its head has. */
    void handling() {
        handling = true;
        headSince = 0;
    }

    /** It is answered; the next may come. */
    void handled() {
        synchronized (lock) {
            gone = null;
        }
        handling = false;
    }

    /** Whoever is told when the client goes away, once its request has been read whole. */
    void onGone(Runnable told) {
        synchronized (lock) {
            gone = told;
            if (!armed && BufferUtil.isEmpty(ahead)) {
                armed = super.tryFillInterested(readable);
            }
        }
    }

    private void onReadable() {
        Callback next;
        Runnable told = null;
        synchronized (lock) {
            armed = false;
            next = reader;
            reader = null;
            if (next == null && gone != null && BufferUtil.isEmpty(ahead)) {
                told = peek();
            }
        }
        if (next != null) {
            next.succeeded();
        } else if (told != null) {
            told.run();
        }
    }

    private @Nullable Runnable peek() {
        try {
            int count = super.fill(ahead);
            if (count == 0) {
                armed = super.tryFillInterested(readable);
            }
            return count < 0 ? gone : null;
        } catch (IOException e) {
            return gone;
        }
    }

    private void onFailed(Throwable failure) {
        Callback next;
        Runnable told = null;
        synchronized (lock) {
            armed = false;
            next = reader;
            reader = null;
            if (next == null && !(failure instanceof TimeoutException)) {
                told = gone;
            }
        }
        if (next != null) {
            next.failed(failure);
        } else if (told != null) {
            told.run();
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count;
        synchronized (lock) {
            if (BufferUtil.hasContent(ahead)) {
                int before = buffer.remaining();
                BufferUtil.append(buffer, ahead);
                count = buffer.remaining() - before;
            } else {
                count = super.fill(buffer);
            }
        }
        if (count > 0 && !handling && headSince == 0) {
            headSince = System.nanoTime();
        }
        return count;
    }

    @Override
    public void fillInterested(Callback callback) {
        if (!takenOver(callback)) {
            super.fillInterested(callback);
        }
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
        return takenOver(callback) || super.tryFillInterested(callback);
    }

    private boolean takenOver(Callback callback) {
        synchronized (lock) {
            if (armed && reader == null) {
                reader = callback;
                return true;
            }
            return false;
        }
    }

    @Override
    public boolean isFillInterested() {
        synchronized (lock) {
            return armed ? reader != null : super.isFillInterested();
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        watchdog.watch(this);
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        watchdog.forget(this);
        super.onClose(cause);
    }

    @Override
    public void unwatched(Throwable failure) {
        close(failure);
    }

    @Override
    public void check(long now) {
        long since = headSince;
        if (since != 0 && !handling && now - since > headersNanos) {
            headSince = 0;
            write(Callback.from(this::close, failure -> close()), ByteBuffer.wrap(TOO_SLOW));
        }
    }
}
