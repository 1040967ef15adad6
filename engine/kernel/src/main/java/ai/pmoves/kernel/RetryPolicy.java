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

    public RetryPolicy {
        if (attempts < 1 || factor < 1 || jitter < 0 || jitter > 1 || backoff.isNegative()) {
            throw new IllegalArgumentException(
                    "retry needs attempts >= 1, factor >= 1, 0 <= jitter <= 1, backoff >= 0");
        }
    }
}
