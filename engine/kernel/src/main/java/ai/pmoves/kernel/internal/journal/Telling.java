package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.RunListener;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a listener of events in their order, one at a time, on whichever thread brings one while nobody else is telling. No
 * lock is held meanwhile: a listener that is slow, or never comes back, holds up the one thread that tells it and no other. One
 * that fails is told no more: what happens does not depend on who watches.
 */
final class Telling {
    private final Queue<Event> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition idle = state.newCondition();
    private volatile RunListener listener;
    private boolean busy;

    Telling(RunListener listener) {
        this.listener = listener;
    }

    /** Called in the order of the events. */
    void add(Event event) {
        untold.add(event);
    }

    void tell() {
        for (Event event = next(true); event != null; event = next(false)) {
            try {
                listener.on(event);
            } catch (Throwable e) {
                listener = RunListener.SILENT;
            }
        }
    }

    /** The event that the calling thread is to tell; null where there is none, or another thread is at it. */
    private @org.jspecify.annotations.Nullable Event next(boolean first) {
        state.lock();
        try {
            if (first && busy) {
                return null;
            }
            Event event = untold.poll();
            busy = event != null;
            if (!busy) {
                idle.signalAll();
            }
            return event;
        } finally {
            state.unlock();
        }
    }

    void await(Duration limit) {
        long left = limit.toNanos();
        state.lock();
        try {
            while (busy && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state.unlock();
        }
    }
}
