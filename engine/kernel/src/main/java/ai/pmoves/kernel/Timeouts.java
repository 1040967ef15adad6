package ai.pmoves.kernel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one attempt.
 *
 * @param total from the attempt's start to its end; none if null
 * @param silence the longest time without a line of output or progress; none if null
 */
public record Timeouts(@Nullable Duration total, @Nullable Duration silence) {
    /** No limit is longer than this: a year. */
    public static final Duration LONGEST = Duration.ofDays(366);

    public static final Timeouts NONE = new Timeouts(null, null);

    /** @throws IllegalArgumentException where a limit is not longer than 0, or longer than {@link #LONGEST} */
    public Timeouts {
        demand("timeout", total);
        demand("silence", silence);
    }

    private static void demand(String name, @Nullable Duration limit) {
        if (limit != null && (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(name + " must be longer than 0, and no longer than a year");
        }
    }

    public Optional<Duration> totalLimit() {
        return Optional.ofNullable(total);
    }

    public Optional<Duration> silenceLimit() {
        return Optional.ofNullable(silence);
    }
}
