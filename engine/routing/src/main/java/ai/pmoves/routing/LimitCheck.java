package ai.pmoves.routing;

import ai.pmoves.kernel.Problem;
import java.time.Duration;
import java.util.Optional;

/** Limits of a tier with which nobody could ever answer; a problem has its place from who knows the word's. */
public final class LimitCheck {
    private LimitCheck() {}

    /**
     * Of {@code within} and {@code firstToken}.
     *
     * @param word which of the two
     */
    public static Optional<Problem> time(String word, Duration limit) {
        return limit.compareTo(Duration.ZERO) > 0
                ? Optional.empty()
                : Optional.of(Problem.error(
                                "routing.limit", "'" + word + "' leaves no time: nobody could answer before it is over")
                        .fix(word + " 20.seconds"));
    }

    /** Of {@code retries}. */
    public static Optional<Problem> retries(int times) {
        return times >= 0
                ? Optional.empty()
                : Optional.of(Problem.error("routing.limit", "a request cannot be sent again " + times + " times")
                        .fix("retries 1, or leave it out: then never"));
    }
}
