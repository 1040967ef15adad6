package ai.pmoves.repl.console;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs did and can take back, read from the journal: nothing is evaluated to be asked. */
public final class Undoable {
    private static final int SEARCHED = 200;
    private static final Set<Status> ACTED = Set.of(Status.SUCCEEDED, Status.FAILED, Status.INTERRUPTED);

    private Undoable() {}

    /** Whether there is something that a run did, and that one of its undo blocks would take back. */
    static boolean any(List<StepState> steps, List<Event> events) {
        Set<String> acted = steps.stream()
                .filter(step -> ACTED.contains(step.status()))
                .map(step -> step.path().value())
                .collect(Collectors.toSet());
        return events.stream()
                .anyMatch(event -> event.type() == EventType.STEP_OUTCOME
                        && acted.contains(event.step())
                        && Boolean.TRUE.equals(event.data().get("undo")));
    }

    /** The latest run with something left to take back that did it as that one did: on the same stack, or both only rehearsed. */
    public static Optional<Run> latestAlike(Journal journal, Run run) {
        return journal.runs(SEARCHED).stream()
                .filter(other -> other.stack().equals(run.stack())
                        && other.rehearsal() == run.rehearsal()
                        && other.state() != Status.RUNNING
                        && other.state() != Status.UNDONE)
                .filter(other -> any(journal.steps(other.id()), journal.events(other.id(), 0)))
                .findFirst();
    }
}
