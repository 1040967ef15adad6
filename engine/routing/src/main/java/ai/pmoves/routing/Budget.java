package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much may be asked in a stretch of time. Whoever has spent it is passed over until the next stretch begins.
 *
 * @param requests how many; null for any number
 * @param tokens how many, those of requests and answers together; null for any number
 * @param where the place in which it is declared
 */
public record Budget(
        @Nullable Long requests,
        @Nullable Long tokens,
        Period per,
        @Nullable Location where) {
    /** Of no known place. */
    public Budget(@Nullable Long requests, @Nullable Long tokens, Period per) {
        this(requests, tokens, per, null);
    }

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
