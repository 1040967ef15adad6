package ai.pmoves.repl.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as people say them. */
public final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private Times() {}

    /** {@code 0.8s}, {@code 12.3s}, {@code 4m07s}, {@code 2h05m}. */
    public static String took(Duration time) {
        long tenths = Math.max(0, Math.round(time.toMillis() / 100.0));
        long seconds = tenths / 10;
        if (seconds < 60) {
            return seconds + "." + tenths % 10 + "s";
        }
        return seconds < 3600
                ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
                : "%dh%02dm".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /** {@code 20 s}, {@code 5 min}, {@code 2 h}, {@code 3 days}. */
    public static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        if (seconds < 90 * 60) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86400 + " days";
    }

    /** A span, always followed by {@code ago}. */
    public static String ago(Duration time) {
        return span(time) + " ago";
    }

    /** The median in words, such as {@code usually 2m10s}; empty without experience or below two seconds. */
    public static String usually(List<Double> seconds) {
        if (seconds.isEmpty()) {
            return "";
        }
        double median = seconds.stream().sorted().toList().get(seconds.size() / 2);
        return median < 2 ? "" : "usually " + took(Duration.ofMillis((long) (median * 1000)));
    }

    /** {@code 14:01:03Z}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** With the zone, for a person. */
    public static String full(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
