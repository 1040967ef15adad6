package ai.pmoves.docker.internal.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends calls that take too long, by interrupting them. The transport's own response timeout does not reach through a unix
 * socket channel, which knows no read timeout.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "pmoves-docker-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @throws TimeoutException where the call was cut off; the thread's interrupt flag is then clear */
    <T> T within(Duration limit, Callable<T> call) throws Exception {
        Call watched = new Call(Thread.currentThread());
        ScheduledFuture<?> alarm = timer.schedule(watched::cutOff, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            T result = call.call();
            if (watched.end()) {
                Thread.interrupted();
            }
            return result;
        } catch (Exception e) {
            if (watched.end()) {
                Thread.interrupted();
                throw new TimeoutException("no answer within " + limit.toSeconds() + " s");
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Lets the alarm and the call's end exclude each other, so that no later call is hit. */
    private static final class Call {
        private final Thread thread;
        private boolean ended;
        private boolean cut;

        Call(Thread thread) {
            this.thread = thread;
        }

        synchronized void cutOff() {
            if (!ended) {
                cut = true;
                thread.interrupt();
            }
        }

        /** @return whether it was cut off before */
        synchronized boolean end() {
            ended = true;
            return cut;
        }
    }
}
