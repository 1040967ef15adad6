package ai.pmoves.kernel;

import java.time.Instant;
import java.util.Map;

/**
 * One row of the journal, and one line of {@code --json}. Append-only.
 *
 * @param seq counts from 1 within a run, without gaps
 * @param run the run's id
 * @param type such as {@code run.started}, {@code step.intent}, {@code step.outcome}, {@code step.progress}, {@code child.started}
 * @param step the step's path, empty for the run itself
 * @param status for {@code step.outcome}: succeeded, reused, skipped, failed, interrupted, waiting; else empty
 * @param message for people
 * @param data further fields, JSON-like, redacted
 */
public record Event(
        long seq,
        Instant at,
        String run,
        String type,
        String step,
        String status,
        String message,
        Map<String, Object> data) {}
