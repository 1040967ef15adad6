package ai.pmoves.gateway.internal.relay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at everything that is waited for, some twenty times a second. A timer for each chunk of each stream would cost more than
 * the chunk.
 */
public final class Watchdog implements AutoCloseable {
    private static final long TICK_MILLIS = 50;

    /** What may take too long. */
    public interface Watched {
        /** Called by one thread, often; must not block. @param now as {@link System#nanoTime} */
        void check(long now);
    }

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "gateway-watchdog");
        own.setDaemon(true);
        return own;
    });

    public Watchdog() {
        thread.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public void watch(Watched one) {
        watched.add(one);
    }

    public void forget(Watched one) {
        watched.remove(one);
    }

    /** Does something a little later, off the thread that calls. */
    public void later(Runnable task, long millis) {
        thread.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        for (Watched one : watched) {
            try {
                one.check(now);
            } catch (RuntimeException e) {
                watched.remove(one); // whoever fails to look after itself is not asked again; the others are
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
