package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;

/** The world's time: what it is, and what is to happen later. */
public interface Timeline extends AutoCloseable {

    /** Takes back what has not happened yet. */
    interface Appointment {
        void cancel();
    }

    Instant now();

    /** Lets it happen after this delay, on a thread of the timeline's. */
    Appointment after(Duration delay, Runnable action);

    @Override
    void close();
}
