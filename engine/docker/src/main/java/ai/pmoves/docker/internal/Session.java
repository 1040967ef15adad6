package ai.pmoves.docker.internal;

import ai.pmoves.docker.internal.apply.PendingHooks;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineHandle;
import ai.pmoves.docker.internal.engine.EventStream;
import ai.pmoves.docker.internal.ready.Probes;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import java.util.Map;

/**
 * What all verbs share: the connection, the probes, the turns to start, what hooks are still to run, the environment that
 * secrets and configs are read from.
 *
 * @param environment the process environment
 */
public record Session(
        EngineHandle engine, Probes probes, Starts starts, PendingHooks pendingHooks, Map<String, String> environment)
        implements AutoCloseable {

    public Session {
        environment = Map.copyOf(environment);
    }

    public EngineApi api() {
        return engine.api();
    }

    public EventStream events() {
        return engine.events();
    }

    /** A piece of work for a step. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Ends calls to the engine when the step is stopped, and says so as the kernel wants to hear it. */
    public <T> T acting(StepContext step, Work<T> work) throws InterruptedException {
        Thread thread = Thread.currentThread();
        AutoCloseable handle = step.onStop(thread::interrupt);
        try {
            return work.run();
        } catch (PmovesException e) {
            if (step.stopping() || thread.isInterrupted()) {
                Thread.interrupted();
                InterruptedException stopped = new InterruptedException("stopped");
                stopped.initCause(e);
                throw stopped;
            }
            throw e;
        } finally {
            closed(handle);
        }
    }

    private static void closed(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        probes.close();
        engine.close();
    }
}
