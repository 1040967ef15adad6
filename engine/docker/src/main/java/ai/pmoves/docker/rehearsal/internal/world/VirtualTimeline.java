package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A time that moves only when told to: thirty seconds of healthchecks pass in no time, and in the same order each time. */
public final class VirtualTimeline implements Timeline {
    private record Due(Instant at, long order, Runnable action, AtomicBoolean cancelled) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Instant now;
    private long count;

    public VirtualTimeline(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Appointment after(Duration delay, Runnable action) {
        AtomicBoolean cancelled = new AtomicBoolean();
        due.add(new Due(now.plus(delay), count++, action, cancelled));
        return () -> cancelled.set(true);
    }

    /** Lets this much time pass and everything happen that is due in it, on the calling thread. */
    public void advance(Duration by) {
        Instant until = now().plus(by);
        for (Due next = next(until); next != null; next = next(until)) {
            if (!next.cancelled().get()) {
                next.action().run();
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Due next(Instant until) {
        Due first = due.peek();
        if (first == null || first.at().isAfter(until)) {
            now = until;
            return null;
        }
        now = first.at();
        return due.poll();
    }

    @Override
    public synchronized void close() {
        due.clear();
    }
}
