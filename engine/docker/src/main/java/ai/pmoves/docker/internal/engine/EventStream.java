package ai.pmoves.docker.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one stream of container events that serves all waits. It reconnects by itself, from where it broke; where the engine
 * stays away for {@link #PATIENCE}, those who wait are told.
 */
public final class EventStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A stream that lived so long was none that broke at once. */
    private static final Duration LIVED = Duration.ofSeconds(5);

    private static final String FILTER = EngineApi.escape(
            "{\"type\":[\"container\"]," + "\"event\":[\"start\",\"die\",\"oom\",\"destroy\",\"health_status\"]}");

    private final EngineApi api;
    private final Listeners listeners = new Listeners();
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final Thread reader;
    private volatile EngineStream stream;
    private volatile boolean closed;
    private volatile @Nullable EngineGone lost;
    private long lastNano;

    private EventStream(EngineApi api, EngineStream stream) {
        this.api = api;
        this.stream = stream;
        this.reader = new Thread(this::read, "pmoves-docker-events");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns when the engine has begun to report. */
    static EventStream open(EngineApi api) {
        return new EventStream(api, api.stream("GET", "/events?filters=" + FILTER, Map.of(), null));
    }

    /** Calls back, on the stream's thread, for every event of this container until the handle is closed. */
    public Subscription listen(String containerId, Consumer<EngineEvent> listener) {
        listeners.add(containerId, listener);
        EngineGone gone = lost;
        if (gone != null) {
            listener.accept(new EngineEvent.Lost(gone));
        }
        return () -> listeners.remove(containerId, listener);
    }

    /** Whether it has given up; a new one is needed then. */
    public boolean isLost() {
        return lost != null;
    }

    /** Ends one callback. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        stream.close();
        try {
            reader.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (!closed) {
            String how = "the event stream ended";
            long begin = System.nanoTime();
            try (JsonLines messages = stream.messages()) {
                for (JsonNode event = messages.next(); event != null; event = messages.next()) {
                    dispatch(event);
                }
            } catch (IOException | RuntimeException e) {
                how = EngineApi.reason(e);
            }
            if (System.nanoTime() - begin > LIVED.toNanos()) {
                backoff.reset();
            }
            if (!closed && !reconnect(how)) {
                return;
            }
        }
    }

    private boolean reconnect(String how) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        EngineGone last = new EngineGone(api.endpoint().uri().toString(), how, new IOException(how));
        while (!closed && System.nanoTime() < end) {
            try {
                Thread.sleep(backoff.next().toMillis());
            } catch (InterruptedException e) {
                return false;
            }
            try {
                String since = lastNano == 0 ? "" : "&since=" + lastNano / 1_000_000_000 + "." + nine(lastNano);
                stream = api.stream("GET", "/events?filters=" + FILTER + since, Map.of(), null);
                listeners.tellAll(new EngineEvent.Reconnected());
                return true;
            } catch (EngineGone e) {
                last = e;
            } catch (EngineRefusal e) {
                last = new EngineGone(api.endpoint().uri().toString(), e.reason(), e);
            }
        }
        lost = last;
        if (!closed) {
            listeners.tellAll(new EngineEvent.Lost(last));
        }
        return false;
    }

    private static String nine(long nanos) {
        return String.format(java.util.Locale.ROOT, "%09d", nanos % 1_000_000_000);
    }

    private void dispatch(JsonNode event) {
        lastNano = event.path("timeNano").asLong(lastNano) + 1;
        JsonNode actor = event.path("Actor");
        listeners.tell(
                actor.path("ID").asText(""),
                new EngineEvent.Happened(
                        event.path("Action").asText(""),
                        actor.path("Attributes").path("exitCode").asInt(0)));
    }
}
