package ai.pmoves.repl.progress;

import ai.pmoves.kernel.StepPath;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step at a moment.
 *
 * @param number its place in the plan, from 1
 * @param status {@code pending}, {@code running}, {@code retrying}, or as in {@link ai.pmoves.kernel.Event#status}
 * @param note the last thing that it said of itself, or the reason of its outcome
 * @param heard when it last gave a sign of life
 */
public record StepView(
        int number,
        StepPath path,
        String status,
        String note,
        int attempt,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant heard) {

    static StepView pending(int number, StepPath path) {
        return new StepView(number, path, "pending", "", 0, null, null, null);
    }

    public boolean running() {
        return status.equals("running") || status.equals("retrying");
    }

    public boolean pending() {
        return status.equals("pending");
    }

    /** From its start to its end, or to now; zero where it never began. */
    public Duration took(Instant now) {
        return started == null ? Duration.ZERO : Duration.between(started, ended == null ? now : ended);
    }

    StepView begun(Instant at, int newAttempt) {
        Instant since = started == null || ended != null ? at : started; // a resumed step begins anew
        return new StepView(number, path, "running", "", newAttempt, since, null, at);
    }

    StepView noted(Instant at, String newNote) {
        return new StepView(number, path, status, newNote, attempt, started, ended, at);
    }

    StepView changed(Instant at, String newStatus, String newNote) {
        return new StepView(number, path, newStatus, newNote, attempt, started, ended, at);
    }

    StepView over(Instant at, String newStatus, String newNote) {
        return new StepView(number, path, newStatus, newNote, attempt, started, at, at);
    }
}
