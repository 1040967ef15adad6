package ai.pmoves.docker.internal.image;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has to be done so that a service's image is there. */
public enum PullPolicy {
    /** Nothing: it is there. */
    KEEP,
    PULL,
    BUILD,
    /** It is not there, and may not be fetched. */
    REFUSE;

    private static final Pattern EVERY =
            Pattern.compile("every_(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    /**
     * @param policy as in {@code pull_policy}; empty is missing
     * @param builds whether the service says how to build it
     * @param tagged when the image on the engine got its name, or null where there is none
     */
    public static PullPolicy decide(String policy, boolean builds, @Nullable Instant tagged, Instant now) {
        boolean there = tagged != null;
        return switch (policy) {
            case "always" -> builds ? BUILD : PULL;
            case "build" -> builds ? BUILD : there ? KEEP : REFUSE;
            case "never" -> there ? KEEP : builds ? BUILD : REFUSE;
            case "daily" -> older(tagged, Duration.ofDays(1), now) ? fetch(builds) : KEEP;
            case "weekly" -> older(tagged, Duration.ofDays(7), now) ? fetch(builds) : KEEP;
            default -> {
                Matcher every = EVERY.matcher(policy);
                boolean stale = every.matches() ? older(tagged, period(every), now) : !there;
                yield stale ? fetch(builds) : KEEP;
            }
        };
    }

    private static PullPolicy fetch(boolean builds) {
        return builds ? BUILD : PULL;
    }

    private static boolean older(@Nullable Instant tagged, Duration age, Instant now) {
        return tagged == null || tagged.plus(age).isBefore(now);
    }

    private static Duration period(Matcher every) {
        long[] seconds = {7 * 86_400L, 86_400L, 3_600L, 60L, 1L};
        long sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            String count = every.group(i + 1);
            sum += count == null ? 0 : Long.parseLong(count) * seconds[i];
        }
        return Duration.ofSeconds(sum);
    }
}
