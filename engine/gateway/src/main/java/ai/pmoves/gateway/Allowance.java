package ai.pmoves.gateway;

import ai.pmoves.routing.Budget;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How much may be spent in a stretch of the calendar (UTC) before those who spend it are passed over.
 *
 * @param owner {@code provider NAME} or {@code tier NAME}
 */
public record Allowance(String owner, Unit unit, long most, Budget.Period per) {
    /** What is counted. */
    public enum Unit {
        REQUESTS,
        TOKENS
    }

    public Allowance {
        if (most < 0) {
            throw new IllegalArgumentException("an allowance is not negative: " + most);
        }
    }

    /** The beginning of the stretch that holds a moment. */
    public Instant since(Instant now) {
        ZonedDateTime at = now.atZone(ZoneOffset.UTC);
        return switch (per) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES).toInstant();
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> at.truncatedTo(ChronoUnit.DAYS).toInstant();
            case MONTH -> at.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        };
    }

    /** When the next stretch begins. */
    public Instant until(Instant now) {
        ZonedDateTime since = since(now).atZone(ZoneOffset.UTC);
        return switch (per) {
            case MINUTE -> since.plusMinutes(1).toInstant();
            case HOUR -> since.plusHours(1).toInstant();
            case DAY -> since.plusDays(1).toInstant();
            case MONTH -> since.plusMonths(1).toInstant();
        };
    }

    /** {@code 1000 requests per day of provider glm}. */
    @Override
    public String toString() {
        return most + " " + unit.name().toLowerCase(Locale.ROOT) + " per "
                + per.name().toLowerCase(Locale.ROOT) + " of " + owner;
    }
}
