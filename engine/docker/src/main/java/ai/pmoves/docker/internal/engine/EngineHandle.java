package ai.pmoves.docker.internal.engine;

import java.util.function.Supplier;

/** The connection, made on first use. A failure is not remembered: an engine may be started meanwhile. */
public final class EngineHandle implements AutoCloseable {
    private final Supplier<EngineApi> connector;
    private final Shared<EngineApi> api;
    private final Shared<EventStream> events;
    private volatile boolean closed;

    public EngineHandle(Supplier<EngineApi> connector) {
        this.connector = connector;
        this.api = new Shared<>(connector);
        this.events = new Shared<>(() -> EventStream.open(api()));
    }

    /** @throws ai.pmoves.kernel.PmovesException (precondition) where no engine answers */
    public EngineApi api() {
        return unlessClosed(api.get());
    }

    /**
     * Says hello anew: a connection that was made before tells nothing about the engine of now.
     *
     * @throws ai.pmoves.kernel.PmovesException (precondition) where no engine answers
     */
    public void greet() {
        connector.get().close();
    }

    /** The engine's events; the first call subscribes. */
    public EventStream events() {
        EventStream stream = events.get();
        if (!stream.isLost()) {
            return unlessClosed(stream);
        }
        events.forget(stream);
        stream.close();
        return unlessClosed(events.get());
    }

    private <T extends AutoCloseable> T unlessClosed(T made) {
        if (closed) {
            close();
            throw new IllegalStateException("closed");
        }
        return made;
    }

    @Override
    public void close() {
        closed = true;
        events.made().ifPresent(EventStream::close);
        api.made().ifPresent(EngineApi::close);
    }
}
