package ai.pmoves.docker.internal.ready;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs checks beside those who wait, few at a time: an exec costs the engine some 50 ms of CPU, which would be missing where
 * containers start.
 */
public final class Probes implements AutoCloseable {
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "pmoves-docker-probe");
        thread.setDaemon(true);
        return thread;
    });

    /** How many want to probe for each that may at one time; at least 1. */
    int crowding() {
        return Math.max(1, waiting.get() / AT_ONCE);
    }

    <T> void submit(Supplier<T> work, Consumer<T> then, Consumer<RuntimeException> failed) {
        try {
            threads.execute(() -> {
                waiting.incrementAndGet();
                try {
                    slots.acquire();
                    T result;
                    try {
                        result = work.get();
                    } finally {
                        slots.release();
                    }
                    then.accept(result);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    failed.accept(e);
                } finally {
                    waiting.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException closing) {
            failed.accept(closing);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
