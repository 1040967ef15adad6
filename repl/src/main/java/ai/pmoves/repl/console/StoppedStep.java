package ai.pmoves.repl.console;

import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which step stopped a run: the one that failed first, which is where to look; else one that was cut off, or waits. */
public final class StoppedStep {
    private static final List<Status> STOPPING = List.of(Status.FAILED, Status.INTERRUPTED, Status.WAITING);

    private StoppedStep() {}

    public static Optional<StepState> of(List<StepState> steps) {
        return STOPPING.stream()
                .flatMap(status -> steps.stream()
                        .filter(step -> step.status() == status)
                        .min(Comparator.comparing(step -> step.ended() == null ? Instant.MAX : step.ended()))
                        .stream())
                .findFirst();
    }
}
