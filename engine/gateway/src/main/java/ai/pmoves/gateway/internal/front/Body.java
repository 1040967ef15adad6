package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.internal.relay.Memory;
import ai.pmoves.gateway.internal.relay.Watchdog;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;

/** Reads the body of a request: not more than it may be, not slower than it may be, and not more of them than there is memory. */
final class Body implements Watchdog.Watched {
    private static final int FIRST = 8 << 10;
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LEAST_PER_SECOND = 1_024;

    private final Content.Source source;
    private final Limits limits;
    private final Memory.Share share;
    private final Watchdog watchdog;
    private final BiConsumer<byte[], Integer> whole;
    private final IntConsumer refused;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long begin = System.nanoTime();
    private volatile long waitingSince;
    private volatile long count;
    private byte[] bytes;

    /** @param refused told the status: 400, 408, 413, 503, or 0 where the client went away */
    Body(
            Content.Source source,
            long announced,
            Limits limits,
            Memory.Share share,
            Watchdog watchdog,
            BiConsumer<byte[], Integer> whole,
            IntConsumer refused) {
        this.source = source;
        this.limits = limits;
        this.share = share;
        this.watchdog = watchdog;
        this.whole = whole;
        this.refused = refused;
        this.bytes = new byte[announced > 0 && announced < FIRST ? (int) announced : FIRST];
    }

    void read() {
        while (!over.get()) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                if (waitingSince == 0) {
                    watchdog.watch(this);
                }
                waitingSince = System.nanoTime();
                if (over.get()) {
                    watchdog.forget(this); // refused in between
                }
                source.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(chunk.getFailure() instanceof HttpException ? 400 : 0);
                return;
            }
            int more = chunk.remaining();
            if (count + more > limits.body()) {
                chunk.release();
                end(413);
                return;
            }
            if (!room(more)) {
                chunk.release();
                end(503);
                return;
            }
            chunk.getByteBuffer().get(bytes, (int) count, more);
            count += more;
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                if (over.compareAndSet(false, true)) {
                    watchdog.forget(this);
                    whole.accept(bytes, (int) count);
                }
                return;
            }
        }
    }

    private boolean room(int more) {
        if (count + more <= bytes.length) {
            return true;
        }
        long wanted = Math.min(limits.body(), Math.max(bytes.length * 2L, count + more));
        if (!share.holds(wanted)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, (int) wanted);
        return true;
    }

    /** Whether so many bytes may be made of it. */
    boolean holds(long more) {
        return share.holds(bytes.length + more);
    }

    /** The request is answered, and what was read of it is not needed any more. */
    void release() {
        watchdog.forget(this);
        share.give();
    }

    private void end(int status) {
        if (over.compareAndSet(false, true)) {
            watchdog.forget(this);
            refused.accept(status);
        }
    }

    @Override
    public void unwatched(Throwable failure) {
        end(408);
    }

    @Override
    public void check(long now) {
        long all = now - begin;
        boolean idle = now - waitingSince > limits.bodyIdle().toNanos();
        boolean slow = all > GRACE_NANOS && count < LEAST_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(all);
        if (idle || slow) {
            end(408);
        }
    }
}
