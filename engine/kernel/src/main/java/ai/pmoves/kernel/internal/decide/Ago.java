package ai.pmoves.kernel.internal.decide;

import java.time.Duration;
import java.time.Instant;

/** How long ago, in the words of people. */
final class Ago {
    private Ago() {}

    static String since(Instant then, Instant now) {
        Duration span = Duration.between(then, now);
        if (span.toMinutes() < 1) {
            return Math.max(0, span.toSeconds()) + " s ago";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min ago";
        }
        return span.toDays() < 2 ? span.toHours() + " h ago" : span.toDays() + " days ago";
    }
}
