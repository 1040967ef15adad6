package ai.pmoves.gateway.internal.relay;

import java.util.concurrent.atomic.AtomicLong;

/** What all requests, or all answers, that are on their way may hold together. */
public final class Memory {
    private final AtomicLong held = new AtomicLong();
    private final long most;

    /** @param most bytes */
    public Memory(long most) {
        this.most = most;
    }

    /** For one of them. */
    public Share share() {
        return new Share();
    }

    /** Whether so many bytes may ever be held by one. */
    public boolean fits(long bytes) {
        return bytes <= most;
    }

    /** How many bytes are held. */
    public long held() {
        return held.get();
    }

    /** What one of them holds. */
    public final class Share {
        /** So many bytes are not worth counting. */
        private static final int FIRST = 8 << 10;

        private long taken = FIRST;
        private boolean given;

        /** @return false where there is no more, or where it was given back already */
        public synchronized boolean holds(long bytes) {
            if (bytes <= taken || given) {
                return !given;
            }
            return take(Math.max(bytes, taken * 2)) || take(bytes);
        }

        private boolean take(long wanted) {
            if (held.addAndGet(wanted - taken) > most) {
                held.addAndGet(taken - wanted);
                return false;
            }
            taken = wanted;
            return true;
        }

        /** Nothing of it is needed any more. */
        public synchronized void give() {
            if (!given) {
                given = true;
                held.addAndGet(FIRST - taken);
            }
        }
    }
}
