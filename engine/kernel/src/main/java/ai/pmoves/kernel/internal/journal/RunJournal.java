package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The events of one run, written one after the other: redacted, committed, then told. Thread-safe. */
public final class RunJournal {
    private final JournalWriter writer;
    private final Redactor redactor;
    private RunListener listener;
    private final Clock clock;
    private final String run;
    private long seq;

    RunJournal(JournalWriter writer, Redactor redactor, RunListener listener, Clock clock, String run, long seq) {
        this.writer = writer;
        this.redactor = redactor;
        this.listener = listener;
        this.clock = clock;
        this.run = run;
        this.seq = seq;
    }

    public String run() {
        return run;
    }

    /**
     * Returns once the event is on disk; only then may anybody act on it.
     *
     * @throws ai.pmoves.kernel.PmovesException if it cannot be written
     */
    @SuppressWarnings("unchecked")
    public synchronized Event append(Entry entry) {
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
        tell(event);
        return event;
    }

    /** A listener that fails is not asked again: what happens does not depend on who watches. */
    private void tell(Event event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            listener = RunListener.SILENT;
        }
    }

    private Object redacted(Entry entry) {
        Object safe = redactor.data(entry.data());
        return safe == null ? Map.of() : safe;
    }
}
