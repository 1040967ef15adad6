package ai.pmoves.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a running run to stop. Thread-safe; levels only rise. */
public final class RunControl {

    /** How soon. */
    public enum Level {
        /** Keep going. */
        NONE,
        /** First ^C: let the running steps finish, start no new one. */
        AFTER_RUNNING,
        /** Second ^C: end the children (TERM, after 10 s KILL), interrupt the steps. */
        NOW
    }

    /** Told of every rise, on the thread that asked. */
    @FunctionalInterface
    public interface Listener {
        void risen(Level level, ExitCode exitCode);
    }

    /** Of somebody who listens, until it is closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private Level level = Level.NONE;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile ExitCode exitCode = ExitCode.INTERRUPTED;

    public synchronized Level level() {
        return level;
    }

    /** What the process shall end with once the run has stopped. */
    public ExitCode exitCode() {
        return exitCode;
    }

    public void stop(Level wanted, ExitCode code) {
        synchronized (this) {
            if (wanted.compareTo(level) <= 0) {
                return;
            }
            level = wanted;
            exitCode = code;
        }
        listeners.forEach(listener -> listener.risen(wanted, code));
    }

    /** @return what ends it */
    public Registration onRise(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
