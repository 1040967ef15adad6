package ai.pmoves.docker.internal;

import ai.pmoves.docker.internal.ready.ReadinessWait.Starter;
import java.util.concurrent.Semaphore;

/**
 * Lets containers start in the order in which they were asked for, few at a time: a start is work for a processor, and many
 * at once all end late, also the one that others wait for.
 */
public final class Starts {
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Starter inTurn(Starter start) {
        return () -> {
            turns.acquire();
            try {
                start.start();
            } finally {
                turns.release();
            }
        };
    }
}
