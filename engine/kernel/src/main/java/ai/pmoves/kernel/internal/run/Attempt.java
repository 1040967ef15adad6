package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One try of a step (or of its check, or its undo): when it last gave a sign of life, and how to make it end. Thread-safe. */
final class Attempt {
    private final Step step;
    private final int number;
    private final List<Runnable> unblockers = new ArrayList<>();
    private volatile Consumer<Throwable> defects = ignored -> {};
    private volatile long lastSign = System.nanoTime();
    private @Nullable Thread worker;
    private @Nullable Stop stop;
    private boolean settled;

    Attempt(Step step, int number) {
        this.step = step;
        this.number = number;
    }

    Step step() {
        return step;
    }

    int number() {
        return number;
    }

    void signOfLife() {
        lastSign = System.nanoTime();
    }

    long nanosSilent() {
        return System.nanoTime() - lastSign;
    }

    /** From now on the calling thread is the one to interrupt. */
    synchronized void begin() {
        worker = Thread.currentThread();
        if (stop != null) {
            worker.interrupt();
        }
    }

    /** The calling thread will not be interrupted any more. */
    synchronized void leave() {
        worker = null;
    }

    synchronized Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    synchronized boolean isSettled() {
        return settled;
    }

    /** @return true for the one caller that may say how the attempt ended */
    synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }

    /** Makes the attempt end; only the first reason counts. Returns at once. */
    void stop(Stop why) {
        List<Runnable> calls;
        synchronized (this) {
            if (stop != null || settled) {
                return;
            }
            stop = why;
            calls = List.copyOf(unblockers);
            if (worker != null) {
                worker.interrupt();
            }
        }
        // each for itself: one that fails or hangs must not keep the others from ending the step
        calls.forEach(call -> Threads.start("stop " + step.path(), () -> unblock(call)));
    }

    private void unblock(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            defects.accept(e);
        }
    }

    /** @param told of what fails while the attempt is made to end; nobody waits for that */
    void defectsTo(Consumer<Throwable> told) {
        defects = told;
    }

    AutoCloseable onStop(Runnable unblock) {
        boolean late;
        synchronized (this) {
            late = stop != null;
            if (!late) {
                unblockers.add(unblock);
            }
        }
        if (late) {
            unblock(unblock);
        }
        return () -> {
            synchronized (this) {
                unblockers.remove(unblock);
            }
        };
    }
}
