package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.key.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event to be, without what the journal adds: its number, its time, its run.
 *
 * @param key stored with the event; null where it has none
 * @param data JSON-like
 */
public record Entry(
        EventType type,
        @Nullable StepPath step,
        @Nullable Status status,
        String message,
        int attempt,
        @Nullable Key key,
        Map<String, Object> data) {

    public static Entry of(EventType type, String message) {
        return new Entry(type, null, null, message, 0, null, Map.of());
    }

    public static Entry of(EventType type, StepPath step, int attempt, String message) {
        return new Entry(type, step, null, message, attempt, null, Map.of());
    }

    public Entry status(Status value) {
        return new Entry(type, step, value, message, attempt, key, data);
    }

    public Entry key(@Nullable Key value) {
        return new Entry(type, step, status, message, attempt, value, data);
    }

    public Entry with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(name, value);
        return new Entry(type, step, status, message, attempt, key, more);
    }

    /** What readers see as the event's further fields. */
    Map<String, Object> fields() {
        if (attempt == 0 && key == null) {
            return data;
        }
        Map<String, Object> fields = new LinkedHashMap<>(data);
        if (attempt > 0) {
            fields.put("attempt", attempt);
        }
        if (key != null) {
            fields.put("key", key.digest());
        }
        return fields;
    }
}
