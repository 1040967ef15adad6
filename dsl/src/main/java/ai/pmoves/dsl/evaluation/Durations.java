package ai.pmoves.dsl.evaluation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as they are typed: {@code 500ms}, {@code 90s}, {@code 2m}, {@code 1h30m}, or ISO 8601 ({@code PT2M}). */
final class Durations {
    private static final Pattern SHAPE = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private Durations() {}

    /** @throws IllegalArgumentException saying what was expected */
    static Duration parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        var match = SHAPE.matcher(trimmed);
        if (!trimmed.isEmpty() && match.matches()) {
            return Duration.ofHours(part(match.group(1)))
                    .plusMinutes(part(match.group(2)))
                    .plusSeconds(part(match.group(3)))
                    .plusMillis(part(match.group(4)));
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 90s, 2m or 1h30m", e);
        }
    }

    private static long part(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
