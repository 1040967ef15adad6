package ai.pmoves.kernel;

import java.time.Duration;

/**
 * How often a failed step is tried again. Attempts and the time of the next one are journaled, so a retry survives a
 * restart.
 *
 * @param attempts total number of tries, at least 1
 * @param backoff wait before the second try
 * @param factor each further wait is this much longer, at least 1
 * @param max no wait is longer than this
 * @param jitter each wait varies by up to this share of itself, 0 to 1
 * @param on what is tried again
 */
public record RetryPolicy(int attempts, Duration backoff, double factor, Duration max, double jitter, On on) {

    /** Which failures a retry is for. */
    public enum On {
        ANY,
        TIMEOUT,
        EXIT_CODE
    }

    public static final RetryPolicy NONE =
            new RetryPolicy(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.2, On.ANY);

    /** @throws IllegalArgumentException where a number makes no sense */
    public RetryPolicy {
        boolean numbers = attempts >= 1 && factor >= 1 && Double.isFinite(factor) && jitter >= 0 && jitter <= 1;
        if (!numbers || !sensible(backoff) || !sensible(max)) {
            throw new IllegalArgumentException("retry needs attempts >= 1, factor >= 1, 0 <= jitter <= 1, and waits"
                    + " (backoff, max) from 0 to a year");
        }
    }

    private static boolean sensible(Duration wait) {
        return !wait.isNegative() && wait.compareTo(Timeouts.LONGEST) <= 0;
    }
}
