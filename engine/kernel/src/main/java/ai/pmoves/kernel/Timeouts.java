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
    public static final Timeouts NONE = new Timeouts(null, null);

    public Optional<Duration> totalLimit() {
        return Optional.ofNullable(total);
    }

    public Optional<Duration> silenceLimit() {
        return Optional.ofNullable(silence);
    }
}
