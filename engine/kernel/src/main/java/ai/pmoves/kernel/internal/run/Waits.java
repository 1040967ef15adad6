package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.StepPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Steps that wait for the time of their next try. They hold no place among the running ones. */
final class Waits {
    private record Wait(Instant until, StepPath path) {}

    private final Clock clock;
    private final PriorityQueue<Wait> queue = new PriorityQueue<>(Comparator.comparing(Wait::until));

    Waits(Clock clock) {
        this.clock = clock;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void until(Instant time, StepPath path) {
        queue.add(new Wait(time, path));
    }

    /** A step whose time has come. */
    Optional<StepPath> due() {
        Wait first = queue.peek();
        if (first == null || first.until().isAfter(clock.instant())) {
            return Optional.empty();
        }
        queue.remove();
        return Optional.of(first.path());
    }

    /** How long until the next one is due; empty if none waits. */
    Optional<Duration> untilNext() {
        Wait first = queue.peek();
        return first == null ? Optional.empty() : Optional.of(Duration.between(clock.instant(), first.until()));
    }
}
