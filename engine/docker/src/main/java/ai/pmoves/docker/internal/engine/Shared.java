package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made by whoever asks for it first while the others wait for it. No lock is held meanwhile, and a failure
 * is not remembered.
 */
final class Shared<T> {
    private final Supplier<T> maker;
    private final AtomicReference<@Nullable Making<T>> current = new AtomicReference<>();

    Shared(Supplier<T> maker) {
        this.maker = maker;
    }

    /** @throws RuntimeException as the maker does, and where this thread is interrupted while it waits (its flag stays set) */
    T get() {
        while (true) {
            Making<T> mine = new Making<>(maker);
            Making<T> making = current.compareAndSet(null, mine) ? mine : current.get();
            if (making == null) {
                continue;
            }
            if (making == mine) {
                mine.run();
            }
            try {
                return making.get();
            } catch (ExecutionException e) {
                current.compareAndSet(making, null);
                if (making != mine && making.interrupted) {
                    continue; // somebody else's stop is no answer to this thread's question
                }
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PmovesException(
                        ExitCode.FAILED,
                        Problem.error("docker.engine-gone", "interrupted while waiting for the engine's answer"));
            }
        }
    }

    /** Makes the next one who asks make a new one, if this is still the value. */
    void forget(T value) {
        Making<T> making = current.get();
        if (making != null && made(making).filter(value::equals).isPresent()) {
            current.compareAndSet(making, null);
        }
    }

    /** The value if it has been made. */
    Optional<T> made() {
        Making<T> making = current.get();
        return making == null ? Optional.empty() : made(making);
    }

    private static <T> Optional<T> made(Making<T> making) {
        try {
            return making.isDone() ? Optional.of(making.get()) : Optional.empty();
        } catch (ExecutionException | InterruptedException e) {
            return Optional.empty();
        }
    }

    private static final class Making<T> extends FutureTask<T> {
        private volatile boolean interrupted;

        Making(Supplier<T> maker) {
            super(maker::get);
        }

        @Override
        protected void setException(Throwable failure) {
            interrupted = Thread.currentThread().isInterrupted();
            super.setException(failure);
        }
    }
}
