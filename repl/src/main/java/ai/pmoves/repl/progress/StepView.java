package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step at a moment.
 *
 * @param number its place in the plan, from 1
 * @param note the last thing that it said of itself, or the reason of its outcome
 * @param heard when it last gave a sign of life
 */
public record StepView(
        int number,
        StepPath path,
        Status status,
        String note,
        int attempt,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant heard) {

    static StepView pending(int number, StepPath path) {
        return new StepView(number, path, Status.PENDING, "", 0, null, null, null);
    }

    public boolean running() {
        return status == Status.RUNNING || status == Status.RETRYING;
    }

    public boolean pending() {
        return status == Status.PENDING;
    }

    /** From its start to its end, or to now; zero where it never began. */
    public Duration took(Instant now) {
        return started == null ? Duration.ZERO : Duration.between(started, ended == null ? now : ended);
    }

    StepView begun(Instant at, int newAttempt) {
        Instant since = started == null || ended != null ? at : started; // a resumed step begins anew
        return new StepView(number, path, Status.RUNNING, "", newAttempt, since, null, at);
    }

    StepView noted(Instant at, String newNote) {
        return new StepView(number, path, status, newNote, attempt, started, ended, at);
    }

    StepView changed(Instant at, Status newStatus, String newNote) {
        return new StepView(number, path, newStatus, newNote, attempt, started, ended, at);
    }

    StepView over(Instant at, Status newStatus, String newNote) {
        Instant since = newStatus == Status.WAITING ? null : started; // what waits has not begun
        return new StepView(number, path, newStatus, newNote, attempt, since, at, at);
    }
}
