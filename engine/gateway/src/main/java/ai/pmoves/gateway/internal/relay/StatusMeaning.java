package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer means that is none. */
final class StatusMeaning {
    private static final int SHOWN = 300;

    /** What is longer is no message. A part of it may hold a part of the key, which nobody would find there. */
    private static final int LONGEST = 64 << 10;

    /** Gemini says 400 where others say 401. */
    private static final Pattern KEY =
            Pattern.compile("(?i)api.?key (is )?(not valid|invalid|expired|not found)|invalid api.?key");

    /** OpenRouter says 400, and no code. */
    private static final Pattern MODEL = Pattern.compile("(?i)not a valid model");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private StatusMeaning() {}

    static Trouble of(Candidate candidate, int status, byte[] body, @Nullable String retryAfter) {
        Answered.Complaint complaint = Answered.complaint(body);
        String said = said(candidate, complaint.words());
        return switch (status) {
            case 400, 413, 422 ->
                KEY.matcher(said).find()
                        ? key(candidate, status)
                        : refused(status, said, complaint.code(), body, wait(retryAfter));
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

    /** The same for 200, with which some tell what is wrong; null where it is an answer. */
    static @Nullable Trouble of(Candidate candidate, Answered facts, boolean streamWanted) {
        if (facts.error() != null) {
            String said = said(candidate, facts.error());
            return new Trouble(Trouble.Kind.PASSING, "answered with an error", said, 200, null);
        }
        if (!facts.whole()) {
            return Trouble.lasting("answered garbage: no choices and no data");
        }
        return streamWanted ? Trouble.lasting("answered in one piece where a stream was asked for") : null;
    }

    /** Not each of them refuses what the client sent: its code tells, and its words where it has none. */
    private static Trouble refused(int status, String said, String code, byte[] body, @Nullable Duration wait) {
        if (code.equals("rate_limit_exceeded")) { // Groq says so with 413 where a minute's tokens are spent
            return new Trouble(Trouble.Kind.LIMITED, "too many tokens (" + status + ")", said, status, wait);
        }
        if (code.equals("context_length_exceeded")) {
            return new Trouble(Trouble.Kind.LONG, "takes no request that long (" + status + ")", said, status, null);
        }
        if (code.startsWith("model_") || MODEL.matcher(said).find()) {
            return new Trouble(Trouble.Kind.MODEL, "knows no such model (" + status + ")", said, status, null);
        }
        if (new String(body, StandardCharsets.UTF_8).contains("\"stream_options\"")) {
            return new Trouble(
                    Trouble.Kind.MODEL, "does not tell what a stream costs (" + status + ")", said, status, null);
        }
        return new Trouble(Trouble.Kind.REQUEST, "refused the request (" + status + ")", said, status, null);
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
        if (words.length() > LONGEST) {
            return "";
        }
        String line = CONTROL.matcher(HiddenKey.in(words, candidate.key()))
                .replaceAll(" ")
                .strip();
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
