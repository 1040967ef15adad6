package ai.pmoves.kernel;

import java.time.Duration;

/** Spans of time for people: {@code 250 ms}, {@code 10 s}, {@code 2 min 5 s}. */
public final class Durations {
    private Durations() {}

    public static String words(Duration span) {
        if (span.toMillis() < 1000) {
            return span.toMillis() + " ms";
        }
        if (span.toSeconds() < 60) {
            return span.toSeconds() + " s";
        }
        String minutes = span.toMinutes() + " min";
        return span.toSecondsPart() == 0 ? minutes : minutes + " " + span.toSecondsPart() + " s";
    }
}
