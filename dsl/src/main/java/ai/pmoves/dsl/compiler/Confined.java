package ai.pmoves.dsl.compiler;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Lets the compiler work on a thread of its own: with a stack that is deep enough for every sensible expression, and only as
 * much of the processor's time as every sensible runbook needs. Groovy's parser cannot be interrupted: what goes beyond is left
 * behind and ends with the process.
 */
final class Confined {
    private static final long STACK_BYTES = 64L << 20;
    private static final Duration PROCESSOR_TIME = Duration.ofSeconds(10);
    /** Where memory is short, the collector works and the thread does not. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long LOOK_SECONDS = 2;

    private Confined() {}

    /** The compiler was given what it cannot digest. */
    static final class Indigestible extends RuntimeException {
        private static final long serialVersionUID = 1;

        Indigestible(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Indigestible where the work takes too long, too much memory or too deep a stack */
    static <T> T get(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "compiler", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        long begun = System.nanoTime();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(LOOK_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    if (used(thread) > PROCESSOR_TIME.toNanos() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                        throw new Indigestible("it takes the compiler too long");
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw rethrown(cause == null ? e : cause);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not the time that passes: on a busy machine a sensible runbook takes long, too. */
    private static long used(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** The parser wraps what it ran out of. @throws Indigestible where that is the cause */
    static void refuseExhaustion(CompilationFailedException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError) {
                throw rethrown(cause);
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return new Indigestible("an expression is too long or too deep for the compiler");
        }
        if (cause instanceof OutOfMemoryError) {
            return new Indigestible("it takes the compiler more memory than there is");
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
