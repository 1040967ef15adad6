package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Durations;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends calls that take too long. They run on threads of their own, which are interrupted and left behind: the transport's
 * own response timeout does not reach through a unix socket channel, and an interrupt does not end a read from a TCP socket.
 */
final class TimeLimiter implements AutoCloseable {
    private final ExecutorService callers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "pmoves-docker-call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @throws TimeoutException where the call was cut off
     * @throws InterruptedIOException where the caller was interrupted meanwhile; its flag is set again
     */
    <T> T within(Duration limit, Callable<T> call) throws Exception {
        FutureTask<T> running = new FutureTask<>(call);
        callers.execute(running);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error; // such as a memory that is full: whoever was called has nothing to do with it
            }
            throw e;
        } catch (TimeoutException e) {
            throw new TimeoutException("no answer within " + Durations.words(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            running.cancel(true);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
