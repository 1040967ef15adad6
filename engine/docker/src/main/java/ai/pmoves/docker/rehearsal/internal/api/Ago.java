package ai.pmoves.docker.rehearsal.internal.api;

import java.time.Duration;

/** Durations as the engine says them to people. */
final class Ago {
    private Ago() {}

    static String text(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        long hours = (minutes + 30) / 60;
        if (hours < 48) {
            return hours == 1 ? "About an hour" : hours + " hours";
        }
        return hours / 24 + " days";
    }
}
