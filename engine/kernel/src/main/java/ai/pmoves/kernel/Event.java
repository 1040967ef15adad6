package ai.pmoves.kernel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the journal, and one line of {@code --json}. Append-only.
 *
 * @param seq counts from 1 within a run, without gaps
 * @param run the run's id
 * @param step the step's path, empty for the run itself
 * @param status of an outcome or an end, else null
 * @param message for people
 * @param data further fields, JSON-like, redacted
 */
public record Event(
        long seq,
        Instant at,
        String run,
        EventType type,
        String step,
        @Nullable Status status,
        String message,
        Map<String, Object> data) {}
