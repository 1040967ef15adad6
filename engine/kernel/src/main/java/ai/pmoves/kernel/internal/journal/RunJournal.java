package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The events of one run, written one after the other: redacted, committed, then told. Thread-safe. */
public final class RunJournal {
    private final JournalWriter writer;
    private final Redactor redactor;
    private final Clock clock;
    private final String run;
    private final Telling telling;
    private long seq;

    RunJournal(JournalWriter writer, Redactor redactor, RunListener listener, Clock clock, String run, long seq) {
        this.writer = writer;
        this.redactor = redactor;
        this.clock = clock;
        this.run = run;
        this.seq = seq;
        this.telling = new Telling(listener);
    }

    public String run() {
        return run;
    }

    /**
     * Returns once the event is on disk; only then may anybody act on it.
     *
     * @throws ai.pmoves.kernel.PmovesException if it cannot be written
     */
    public Event append(Entry entry) {
        Event event = write(entry);
        telling.tell();
        return event;
    }

    /** Waits until the listener has heard of everything, or is so slow that it must be taken as gone. */
    public void awaitTold(Duration limit) {
        telling.await(limit);
    }

    @SuppressWarnings("unchecked")
    private synchronized Event write(Entry entry) {
        Entry safe = new Entry(
                entry.type(),
                entry.step(),
                entry.status(),
                redactor.text(entry.message()),
                entry.attempt(),
                entry.key(),
                entry.data().isEmpty() ? Map.of() : (Map<String, Object>) redacted(entry));
        Event event = new Event(
                seq + 1,
                Instant.ofEpochMilli(clock.millis()),
                run,
                safe.type(),
                safe.step() == null ? "" : safe.step().value(),
                safe.status(),
                safe.message(),
                safe.fields());
        writer.insert(event, safe);
        seq++;
        telling.add(event);
        return event;
    }

    private Object redacted(Entry entry) {
        Object safe = redactor.data(entry.data());
        return safe == null ? Map.of() : safe;
    }
}
