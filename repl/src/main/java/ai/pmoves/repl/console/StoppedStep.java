package ai.pmoves.repl.console;

import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which step stopped a run: the one that failed first, which is where to look; else one that was cut off, or waits. Of a run that
 * waits it is one that does: what failed before has not been come to again. What stands in the runbook no more stops nothing.
 */
public final class StoppedStep {
    private static final List<Status> STOPPING = List.of(Status.FAILED, Status.INTERRUPTED, Status.WAITING);

    private StoppedStep() {}

    /** @param steps of that run */
    public static Optional<StepState> of(Run run, List<StepState> steps) {
        return Stream.concat(Stream.of(Status.WAITING).filter(status -> status == run.state()), STOPPING.stream())
                .flatMap(status -> steps.stream()
                        .filter(step -> step.status() == status && step.planned())
                        .min(Comparator.comparing(step -> step.ended() == null ? Instant.MAX : step.ended()))
                        .stream())
                .findFirst();
    }
}
