package ai.pmoves.gateway.internal.relay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept: who, when, how long, how much. No word of what was asked or answered, and no key.
 *
 * @param status what the client was answered with; 499 where it went away
 * @param served who answered; null where nobody did
 * @param broken why a stream ended before its time; null where it did not
 * @param firstMillis until the first of the answer; negative for none
 * @param counted false where somebody gave an answer, or a part of it, and did not tell what it cost
 * @param own nanoseconds that passed while no provider was waited for
 */
public record Record(
        long time,
        String route,
        String kind,
        boolean stream,
        int status,
        @Nullable Tried served,
        @Nullable String broken,
        List<Tried> tried,
        long firstMillis,
        long millis,
        long own,
        long input,
        long output,
        boolean counted) {
    public Record {
        tried = List.copyOf(tried);
    }
}
