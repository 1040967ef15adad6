package ai.pmoves.dsl.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations as they are spoken: {@code 2.minutes}, {@code 1.5.seconds}, {@code params.number('wait').seconds}. A Groovy extension
 * module, resolved statically.
 */
public final class DurationWords {
    private DurationWords() {}

    public static Duration getMilliseconds(Number self) {
        return of(self, ChronoUnit.MILLIS);
    }

    public static Duration getSecond(Number self) {
        return of(self, ChronoUnit.SECONDS);
    }

    public static Duration getSeconds(Number self) {
        return of(self, ChronoUnit.SECONDS);
    }

    public static Duration getMinute(Number self) {
        return of(self, ChronoUnit.MINUTES);
    }

    public static Duration getMinutes(Number self) {
        return of(self, ChronoUnit.MINUTES);
    }

    public static Duration getHour(Number self) {
        return of(self, ChronoUnit.HOURS);
    }

    public static Duration getHours(Number self) {
        return of(self, ChronoUnit.HOURS);
    }

    /** To the nanosecond. @throws ArithmeticException where it is longer than a duration can be */
    private static Duration of(Number amount, ChronoUnit unit) {
        BigDecimal seconds = new BigDecimal(amount.toString())
                .multiply(BigDecimal.valueOf(unit.getDuration().toNanos(), 9));
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValue());
    }
}
