package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What became of everybody who was asked for one request, or passed over; and what it means where nobody answered. */
final class Walked {
    private static final String OK = "ok";
    private static final int HEADER = 1_000;

    private final List<Tried> tried = new CopyOnWriteArrayList<>();
    private final List<Allowance> spent = new ArrayList<>();
    private final List<Trouble.Kind> troubles = new ArrayList<>();
    private boolean resting;
    private @Nullable Duration rest;

    /** What a client is told to whom nobody answered. */
    record Verdict(int status, String type, String code, String message, boolean request) {}

    void passedOver(Candidate candidate, Allowance empty) {
        spent.add(empty);
        passedOver(candidate, empty + " are spent");
    }

    /** @param left how long nobody asks it; nothing where another request tries it just now */
    void passedOver(Candidate candidate, Duration left) {
        resting = true;
        long seconds = left.plusMillis(999).toSeconds();
        if (seconds > 0) {
            rests(Duration.ofSeconds(seconds));
        }
        passedOver(
                candidate,
                "it failed too often just now, and "
                        + (seconds > 0 ? "is asked again in " + seconds + " s" : "is tried"));
    }

    private void rests(Duration asked) {
        if (rest == null || asked.compareTo(rest) < 0) {
            rest = asked;
        }
    }

    private void passedOver(Candidate candidate, String why) {
        add(candidate, "passed over: " + why, "", 0, 0, Tried.Outcome.PASSED_OVER);
    }

    void failed(Candidate candidate, long nanos, Trouble trouble) {
        troubles.add(trouble.kind());
        Duration asked = trouble.rest();
        if (asked != null) {
            rests(asked);
        }
        add(candidate, trouble.words(), trouble.said(), trouble.status(), nanos, Tried.Outcome.FAILED);
    }

    Tried answered(Candidate candidate, long nanos) {
        return add(candidate, OK, "", 200, nanos, Tried.Outcome.OK);
    }

    private Tried add(Candidate candidate, String cause, String said, int status, long nanos, Tried.Outcome outcome) {
        Tried one = new Tried(
                candidate.provider(),
                candidate.tier(),
                candidate.model(),
                cause,
                said,
                status,
                nanos / 1_000_000,
                outcome);
        tried.add(one);
        return one;
    }

    List<Tried> tried() {
        return tried;
    }

    /** Who answered, or began to; null where nobody has. */
    @Nullable
    Tried served() {
        Tried last = tried.isEmpty() ? null : tried.get(tried.size() - 1);
        return last != null && last.outcome() == Tried.Outcome.OK ? last : null;
    }

    /**
     * Seconds until it may be worth asking again: when the first budget begins anew, when the first who asked to be left alone may
     * be asked, or when somebody who is down may be back.
     *
     * @param usual until somebody who failed is asked again
     */
    long pause(Duration usual, Instant now) {
        LongStream budgets = spent.stream()
                .mapToLong(one -> Duration.between(now, one.until(now)).toSeconds() + 1);
        LongStream others = othersFailed() || spent.isEmpty()
                ? LongStream.of((rest == null ? usual : rest).toSeconds())
                : LongStream.empty();
        return Math.max(1, LongStream.concat(budgets, others).min().orElse(1));
    }

    /** All attempts on one line, as long as a header can bear. */
    String line() {
        String all = tried.stream().map(Tried::line).collect(Collectors.joining(", "));
        return all.substring(0, Math.min(HEADER, all.length()));
    }

    /**
     * Why nobody answered. Whoever is down may come back, and what is spent or limited is there again after a while: where there
     * is nothing else wrong, asking less is what helps, and the client is told so (429); where somebody is broken (a wrong key,
     * garbage), the operator has to mend it (502).
     */
    Verdict verdict() {
        String causes = tried.stream()
                .map(one -> one.said().isEmpty() ? one.line() : one.line() + ": " + one.said())
                .collect(Collectors.joining("; "));
        boolean passing = troubles.stream().allMatch(Walked::passes);
        if (passing && !spent.isEmpty()) {
            String words = othersFailed()
                    ? "what may be spent is spent, and nobody else answers just now: "
                    : "everything that may be spent is spent: ";
            return new Verdict(429, "insufficient_quota", "budget_spent", words + causes, false);
        }
        if (troubles.isEmpty()) {
            return new Verdict(503, "provider_error", "all_resting", "nobody is asked just now: " + causes, false);
        }
        if (passing && troubles.contains(Trouble.Kind.LIMITED)) {
            String words = only(Trouble.Kind.LIMITED)
                    ? "all providers are asked too much: "
                    : "whoever is not down is asked too much: ";
            return new Verdict(429, "rate_limit_error", "all_limited", words + causes, false);
        }
        if (only(Trouble.Kind.LONG)) {
            return new Verdict(
                    400, "invalid_request_error", "context_length_exceeded", "nobody takes that much: " + causes, true);
        }
        int status = only(Trouble.Kind.LATE) ? 504 : 502;
        return new Verdict(status, "provider_error", "all_failed", "nobody answered: " + causes, false);
    }

    /** Whether somebody did not answer for another reason than what is spent. */
    private boolean othersFailed() {
        return resting || !troubles.isEmpty();
    }

    private boolean only(Trouble.Kind kind) {
        return troubles.stream().allMatch(one -> one == kind);
    }

    /** What is over by itself after a while. */
    private static boolean passes(Trouble.Kind kind) {
        return kind == Trouble.Kind.LIMITED || kind == Trouble.Kind.PASSING || kind == Trouble.Kind.LATE;
    }
}
