package ai.pmoves.repl.console;

import ai.pmoves.dsl.EvaluationThread;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One evaluation on a thread of its own, that ^C stops and nothing else: what does not stop is left behind, and told. */
final class Interruptible {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 20;

    private Interruptible() {}

    /** It was stopped. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        private final transient boolean left;

        Stopped(boolean left) {
            super("stopped", null, false, false);
            this.left = left;
        }

        /** Whether it still runs, because nothing stopped it. */
        boolean leftBehind() {
            return left;
        }
    }

    /**
     * @throws Stopped where ^C ended it
     * @throws OutOfMemoryError where it needs more than there is; what it held is free again then
     */
    static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        EvaluationThread thread = new EvaluationThread(task);
        Stop stop = new Stop(thread);
        try (Interrupts.Hearing ignored = Interrupts.on(stop)) {
            thread.start();
            while (!task.isDone() && !stop.isOver()) {
                thread.join(LOOK_MILLIS);
                stop.again();
            }
            if (!task.isDone()) {
                throw new Stopped(true);
            }
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (stop.asked() || cause instanceof InterruptedException) {
                throw new Stopped(false);
            }
            if (cause instanceof Exception failure) {
                throw failure;
            }
            if (cause instanceof OutOfMemoryError error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    private static final class Stop implements Runnable {
        private final EvaluationThread thread;
        private volatile long since;

        Stop(EvaluationThread thread) {
            this.thread = thread;
        }

        @Override
        public void run() {
            if (since == 0) {
                since = System.nanoTime();
            }
            thread.halt();
        }

        boolean asked() {
            return since != 0;
        }

        /** What interrupts a sleep may be swallowed: it is said again until it is heard. */
        void again() {
            if (asked()) {
                thread.halt();
            }
        }

        boolean isOver() {
            return asked() && System.nanoTime() - since > PATIENCE.toNanos();
        }
    }
}
