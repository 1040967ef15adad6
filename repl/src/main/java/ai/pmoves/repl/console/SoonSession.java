package ai.pmoves.repl.console;

import ai.pmoves.dsl.EvaluationThread;
import ai.pmoves.dsl.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A session that is begun beside the first line that is typed, or by who needs it before: no prompt waits for it. */
final class SoonSession {
    private final FutureTask<Session> begun;
    private final AtomicBoolean warmed = new AtomicBoolean();
    private volatile @Nullable EvaluationThread beside;

    SoonSession(Callable<Session> how) {
        begun = new FutureTask<>(how);
    }

    /** @throws CompletionException where it could not be begun */
    Session get() {
        begun.run();
        try {
            return begun.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Where it is there already. */
    Optional<Session> now() {
        try {
            return begun.isDone() ? Optional.of(get()) : Optional.empty();
        } catch (CompletionException e) {
            return Optional.empty(); // told when a line needs it
        }
    }

    /** Nobody waits for it any longer. */
    void halt() {
        EvaluationThread thread = beside;
        if (thread != null) {
            thread.halt();
        }
    }

    /** Begins it on a thread of its own, and lets the compiler read the words there are. */
    void warm() {
        if (!warmed.compareAndSet(false, true)) {
            return;
        }
        EvaluationThread thread = new EvaluationThread(() -> {
            try {
                get().members("");
            } catch (RuntimeException e) {
                // told when a line needs it
            }
        });
        beside = thread;
        thread.start();
    }
}
