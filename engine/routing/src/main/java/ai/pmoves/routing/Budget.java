package ai.pmoves.routing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much may be asked in a stretch of time. Whoever has spent it is passed over until the next stretch begins.
 *
 * @param requests how many; null for any number
 * @param tokens how many, those of requests and answers together; null for any number
 */
public record Budget(@Nullable Long requests, @Nullable Long tokens, Period per) {
    /** Stretches of the calendar, in UTC: a day begins at midnight, a month on its first day. */
    public enum Period {
        MINUTE,
        HOUR,
        DAY,
        MONTH
    }

    /** {@code 1000 requests and 2000000 tokens per day}. */
    @Override
    public String toString() {
        String both = requests == null || tokens == null ? "" : " and ";
        return (requests == null ? "" : requests + " requests")
                + both
                + (tokens == null ? "" : tokens + " tokens")
                + " per " + per.name().toLowerCase(Locale.ROOT);
    }
}
