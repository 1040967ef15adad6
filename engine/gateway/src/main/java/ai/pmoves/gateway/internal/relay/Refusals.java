package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Answered;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer means that is none. */
final class Refusals {
    private static final int SHOWN = 300;
    /** Gemini says 400 where others say 401. */
    private static final Pattern KEY =
            Pattern.compile("(?i)api.?key (is )?(not valid|invalid|expired|not found)|invalid api.?key");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private Refusals() {}

    static Trouble of(Candidate candidate, int status, byte[] body, @Nullable String retryAfter) {
        String said = said(candidate, Answered.complaint(body));
        return switch (status) {
            case 400, 413, 422 ->
                KEY.matcher(said).find()
                        ? key(candidate, status)
                        : new Trouble(Trouble.Kind.REQUEST, "refused the request (" + status + ")", said, status, null);
            case 401, 403 -> key(candidate, status);
            case 404 -> new Trouble(Trouble.Kind.MODEL, "knows no such model or address (404)", said, status, null);
            case 429 -> new Trouble(Trouble.Kind.LIMITED, "too many requests (429)", said, status, wait(retryAfter));
            case 408 -> new Trouble(Trouble.Kind.PASSING, "timed out by itself (408)", said, status, null);
            default ->
                status >= 500
                        ? new Trouble(Trouble.Kind.PASSING, "failed (" + status + ")", said, status, null)
                        : new Trouble(Trouble.Kind.LASTING, "answered " + status, said, status, null);
        };
    }

    /** What it says is left out: providers repeat the key, or its end. */
    private static Trouble key(Candidate candidate, int status) {
        String words = candidate.keyName() == null
                ? "wants a key (" + status + ")"
                : "refused the key in " + candidate.keyName() + " (" + status + ")";
        return new Trouble(Trouble.Kind.LASTING, words, "", status, null);
    }

    /** Whatever a provider says, fit to be passed on: short, on one line, without its key. */
    static String said(Candidate candidate, String words) {
        String line = CONTROL.matcher(words).replaceAll(" ").strip();
        if (!candidate.key().isEmpty()) {
            line = line.replace(candidate.key(), "[key]");
        }
        return line.substring(0, Math.min(SHOWN, line.length()));
    }

    private static @Nullable Duration wait(@Nullable String retryAfter) {
        try {
            long seconds = retryAfter == null ? 0 : Long.parseLong(retryAfter.strip());
            Duration wait = Duration.ofSeconds(Math.max(0, seconds));
            return wait.isZero() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (NumberFormatException | ArithmeticException e) {
            return null; // a date: its circuit breaker finds out by itself
        }
    }
}
