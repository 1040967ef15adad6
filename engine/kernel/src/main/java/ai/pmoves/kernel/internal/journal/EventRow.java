package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as it lies in its table. */
record EventRow(
        long id,
        String run,
        long seq,
        Instant at,
        String type,
        String step,
        String status,
        String message,
        int attempt,
        String key,
        Map<String, Object> data) {
    static final String COLUMNS =
            "e.id, e.run, e.seq, e.at, e.type, e.step, e.status, e.message, e.attempt, e.key, e.data";

    EventRow {
        if (!step.isEmpty()) {
            StepPath.of(step);
        }
        if (!status.isEmpty()) {
            Status.known(status);
        }
    }

    static EventRow read(ResultSet row) throws SQLException {
        String data = row.getString(11);
        return new EventRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                data.isEmpty() ? Map.of() : Json.readObject(data));
    }

    boolean is(String wantedType) {
        return type.equals(wantedType);
    }

    /** Ended well, whether by acting or by an earlier result. */
    boolean success() {
        return is(EventTypes.STEP_OUTCOME) && (status.equals(Status.SUCCEEDED) || status.equals(Status.REUSED));
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
