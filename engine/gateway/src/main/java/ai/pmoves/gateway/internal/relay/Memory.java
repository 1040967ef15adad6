package ai.pmoves.gateway.internal.relay;

import java.util.concurrent.atomic.AtomicLong;

/** What the answers that are on their way may hold together. */
public final class Memory {
    private final AtomicLong held = new AtomicLong();
    private final long most;

    /** @param most bytes */
    public Memory(long most) {
        this.most = most;
    }

    Share share() {
        return new Share();
    }

    /** How many bytes are held. */
    public long held() {
        return held.get();
    }

    /** What one of them holds. */
    final class Share {
        /** So many bytes are not worth counting. */
        private static final int FIRST = 8 << 10;

        private long taken = FIRST;
        private boolean given;

        /** @return false where there is no more, or where it was given back already */
        synchronized boolean holds(long bytes) {
            if (bytes <= taken || given) {
                return !given;
            }
            long wanted = Math.max(bytes, taken * 2);
            if (held.addAndGet(wanted - taken) > most) {
                held.addAndGet(taken - wanted);
                return false;
            }
            taken = wanted;
            return true;
        }

        /** Nothing of it is needed any more. */
        synchronized void give() {
            if (!given) {
                given = true;
                held.addAndGet(FIRST - taken);
            }
        }
    }
}
