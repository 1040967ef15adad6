package ai.pmoves.docker.internal.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection, made on first use. A failure is not remembered: an engine may be started meanwhile. */
public final class EngineHandle implements AutoCloseable {
    private final Supplier<EngineApi> connector;
    private @Nullable EngineApi api;
    private @Nullable EventStream events;
    private boolean closed;

    public EngineHandle(Supplier<EngineApi> connector) {
        this.connector = connector;
    }

    /** @throws ai.pmoves.kernel.PmovesException (precondition) where no engine answers */
    public synchronized EngineApi api() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (api == null) {
            api = connector.get();
        }
        return api;
    }

    /** The engine's events; the first call subscribes. */
    public synchronized EventStream events() {
        EngineApi engine = api();
        if (events != null && events.isLost()) {
            events.close();
            events = null;
        }
        if (events == null) {
            events = EventStream.open(engine);
        }
        return events;
    }

    /** The connection if one has been made. */
    public synchronized Optional<EngineApi> connected() {
        return Optional.ofNullable(api);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (events != null) {
            events.close();
        }
        if (api != null) {
            api.close();
        }
    }
}
