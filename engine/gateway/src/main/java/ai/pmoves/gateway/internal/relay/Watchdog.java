package ai.pmoves.gateway.internal.relay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

        /** Its check failed, and it is not looked at any more: whoever waits for it has to be told. */
        void unwatched(Throwable failure);
    }

    private final Executor workers;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "gateway-watchdog");
        own.setDaemon(true);
        return own;
    });

    /** @param workers do what is due; the watchdog's own thread only looks */
    public Watchdog(Executor workers) {
        this.workers = workers;
        thread.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public void watch(Watched one) {
        watched.add(one);
    }

    public void forget(Watched one) {
        watched.remove(one);
    }

    /** Has a worker do something a little later. */
    public void later(Runnable task, long millis) {
        thread.schedule(() -> now(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Has a worker do something, so that nobody else is looked at late. */
    public void now(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // the workers have stopped, and somebody may still wait for it
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (Watched one : watched) {
            try {
                one.check(now);
            } catch (Throwable e) { // what is thrown out of here ends every timeout there is
                watched.remove(one);
                tell(one, e);
            }
        }
    }

    private void tell(Watched one, Throwable failure) {
        try {
            now(() -> one.unwatched(failure));
        } catch (Throwable e) {
            // there is nobody else to tell, and the others are still to be looked at
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
