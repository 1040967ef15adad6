package ai.pmoves.docker.internal;

import ai.pmoves.docker.internal.ready.ReadinessWait.Starter;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets containers start in the order in which they were asked for, few at a time: a start is work for a processor, and many
 * at once all end late, also the one that others wait for.
 */
public final class Starts {
    private final Semaphore turns;

    public Starts() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    Starts(int atOnce) {
        turns = new Semaphore(atOnce, true);
    }

    /**
     * @param left how long it may wait for its turn
     * @param late what to throw where its turn did not come by then
     */
    Starter inTurn(Starter start, Duration left, StepContext step, Supplier<PmovesException> late) {
        return () -> {
            if (!turns.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                step.progress("waits for its turn to start");
                if (!turns.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw late.get();
                }
            }
            try {
                start.start();
            } finally {
                turns.release();
            }
        };
    }
}
