package ai.pmoves.dsl.language;

import java.time.Duration;

/** Durations as they are spoken: {@code 2.minutes}, {@code 500.milliseconds}. A Groovy extension module, resolved statically. */
public final class DurationWords {
    private DurationWords() {}

    public static Duration getMilliseconds(Integer self) {
        return Duration.ofMillis(self);
    }

    public static Duration getSecond(Integer self) {
        return Duration.ofSeconds(self);
    }

    public static Duration getSeconds(Integer self) {
        return Duration.ofSeconds(self);
    }

    public static Duration getMinute(Integer self) {
        return Duration.ofMinutes(self);
    }

    public static Duration getMinutes(Integer self) {
        return Duration.ofMinutes(self);
    }

    public static Duration getHour(Integer self) {
        return Duration.ofHours(self);
    }

    public static Duration getHours(Integer self) {
        return Duration.ofHours(self);
    }
}
