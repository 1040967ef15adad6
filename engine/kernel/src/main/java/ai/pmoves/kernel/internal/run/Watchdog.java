package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Ends attempts that take too long or have been silent for too long. */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Threads.named("pmoves-watchdog"));

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watching ends when the returned handle is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    Watch watch(Attempt attempt, Timeouts timeouts) {
        AtomicReference<Future<?>> total = new AtomicReference<>();
        AtomicReference<Future<?>> silence = new AtomicReference<>();
        timeouts.totalLimit()
                .ifPresent(limit -> total.set(after(
                        limit, () -> attempt.stop(new Stop.TimedOut("timed out after " + Durations.words(limit))))));
        attempt.signOfLife();
        timeouts.silenceLimit().ifPresent(limit -> listen(attempt, limit, limit, silence));
        return () -> List.of(total, silence).forEach(task -> {
            Future<?> scheduled = task.get();
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        });
    }

    Future<?> after(Duration delay, Runnable work) {
        return timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void listen(Attempt attempt, Duration limit, Duration next, AtomicReference<Future<?>> task) {
        task.set(after(next, () -> {
            Duration silent = Duration.ofNanos(attempt.nanosSilent());
            if (silent.compareTo(limit) >= 0) {
                attempt.stop(new Stop.TimedOut("no output for " + Durations.words(limit)));
            } else if (!timer.isShutdown()) {
                listen(attempt, limit, limit.minus(silent), task);
            }
        }));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
