package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long a provider may take to answer or to begin, between two parts, and to end what nobody needs any more. */
final class Patience {
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long begin = System.nanoTime();
    private final long mostNanos;
    private final String tooLate;
    private final long idleNanos;
    private volatile long waitingSince = begin;
    private volatile boolean begun;
    private volatile boolean draining;

    /** @param streamIdle how long a stream that has begun may be silent, where a whole answer may take longer than that */
    Patience(Candidate candidate, boolean stream, Duration streamIdle) {
        this.mostNanos = (stream ? candidate.firstToken() : candidate.within()).toNanos();
        this.tooLate = stream ? "no first token within " : "no answer within ";
        this.idleNanos = Math.min(streamIdle.toNanos(), candidate.within().toNanos());
    }

    /** Since it was asked. */
    long nanos() {
        return System.nanoTime() - begin;
    }

    /** A stream says something. */
    void begins() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /** More is waited for. */
    void waits() {
        if (!draining) {
            waitingSince = System.nanoTime();
        }
    }

    /** Something came, and it is the client that is waited for, if anybody. */
    void came() {
        if (!draining) {
            waitingSince = 0;
        }
    }

    /** Nothing of it is needed any more; its end is waited for, so that the connection can be used again. */
    void drains() {
        waitingSince = System.nanoTime();
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    /** Whether it is not worth waiting for its end. @param now as {@link System#nanoTime} */
    boolean drainsTooLong(long now) {
        return draining && now - waitingSince > DRAIN_NANOS;
    }

    /** What is wrong with waiting on; null where nothing is. @param now as {@link System#nanoTime} */
    @Nullable
    Trouble tooLong(long now) {
        long since = waitingSince;
        if (draining) {
            return null;
        }
        if (!begun) {
            return now - begin > mostNanos ? Trouble.late(tooLate + Causes.seconds(mostNanos)) : null;
        }
        return since != 0 && now - since > idleNanos ? Trouble.late("silent for " + Causes.seconds(idleNanos)) : null;
    }
}
