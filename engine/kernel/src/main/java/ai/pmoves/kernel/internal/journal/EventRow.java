package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in its table.
 *
 * @param decision that it came from, if it says one
 */
record EventRow(
        long id,
        String run,
        long seq,
        Instant at,
        EventType type,
        String step,
        @Nullable Status status,
        String message,
        int attempt,
        String key,
        Map<String, Object> data,
        @Nullable Decision decision) {
    static final String COLUMNS =
            "e.id, e.run, e.seq, e.at, e.type, e.step, e.status, e.message, e.attempt, e.key, e.data";

    /** What tells how it stands with a step. */
    static final String OF_A_STEPS_COURSE = StoredWords.sql(
            EventType.STEP_INTENT,
            EventType.STEP_RETRY,
            EventType.STEP_OUTCOME,
            EventType.UNDO_INTENT,
            EventType.UNDO_OUTCOME);

    EventRow {
        if (!step.isEmpty()) {
            StepPath.of(step);
        }
        if (attempt < 0) {
            throw new IllegalArgumentException("no attempt is the " + attempt + "th");
        }
        boolean outcome = type == EventType.STEP_OUTCOME || type == EventType.UNDO_OUTCOME;
        if (outcome && status == null) {
            throw new IllegalArgumentException("an outcome has a status");
        }
    }

    static EventRow read(ResultSet row) throws SQLException {
        String stored = row.getString(11);
        String step = row.getString(6);
        String message = row.getString(8);
        Map<String, Object> data = stored.isEmpty() ? Map.of() : Json.readObject(stored);
        return new EventRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                StoredWords.time(row.getLong(4)),
                StoredWords.type(row.getString(5)),
                step,
                StoredWords.status(row.getString(7)),
                message,
                Math.toIntExact(row.getLong(9)),
                row.getString(10),
                data,
                DecidedData.read(step, message, data));
    }

    boolean is(EventType wanted) {
        return type == wanted;
    }

    /** Ended well, whether by acting or by an earlier result. */
    boolean success() {
        return is(EventType.STEP_OUTCOME) && (status == Status.SUCCEEDED || status == Status.REUSED);
    }

    /** How it ended, where it is an outcome. */
    Status outcome() {
        return Objects.requireNonNull(status, "an outcome has a status");
    }

    Event event() {
        Map<String, Object> fields = new LinkedHashMap<>(data);
        if (attempt > 0) {
            fields.put("attempt", attempt);
        }
        if (!key.isEmpty()) {
            fields.put("key", key);
        }
        return new Event(seq, at, run, type, step, status, message, fields);
    }
}
