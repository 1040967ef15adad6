package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The picture of a run: events go in, steps come out. Not thread-safe; its owner holds a lock. */
public final class RunView {
    private static final Set<EventType> BEGINNINGS = Set.of(EventType.RUN_RESUMED, EventType.UNDO_STARTED);

    private final Map<String, StepView> steps = new LinkedHashMap<>();
    private final Map<String, Integer> warnings = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();
    private String run = "";
    private Instant heard = Instant.EPOCH;
    private Instant started = Instant.EPOCH;

    public RunView(List<StepPath> plan) {
        int number = 0;
        for (StepPath path : plan) {
            steps.put(path.value(), StepView.pending(++number, path));
        }
    }

    /** @return the step as it is after the event; empty where the event is about no step of this plan */
    public Optional<StepView> apply(Event event) {
        if (run.isEmpty()) {
            run = event.run();
            started = event.at();
        }
        if (BEGINNINGS.contains(event.type())) {
            end(heard);
        }
        heard = event.at();
        if (event.type() == EventType.RUN_WARNING) {
            warnings.merge(event.message(), 1, Integer::sum);
        }
        if (event.type() == EventType.STEP_SHOWN) {
            shown.add(event.message());
        }
        return Optional.ofNullable(steps.computeIfPresent(event.step(), (path, step) -> next(step, event)));
    }

    /** That nobody works on it since: what was running then did not come to its end. */
    public void end(Instant at) {
        steps.replaceAll((path, step) -> step.status() == Status.RUNNING
                ? step.over(at, Status.INTERRUPTED, "its process ended before it did")
                : step);
    }

    private static StepView next(StepView step, Event event) {
        return switch (event.type()) {
            case STEP_INTENT -> step.begun(event.at(), number(event, "attempt", step.attempt() + 1));
            case STEP_PROGRESS -> step.noted(event.at(), event.message());
            case STEP_RETRY -> step.changed(event.at(), Status.RETRYING, event.message());
            case UNDO_INTENT -> step.begun(event.at(), step.attempt());
            case UNDO_OUTCOME ->
                step.over(
                        event.at(),
                        event.status() == Status.SUCCEEDED ? Status.UNDONE : outcome(event),
                        event.message());
            case STEP_OUTCOME -> step.over(event.at(), outcome(event), event.message());
            default -> step;
        };
    }

    private static Status outcome(Event event) {
        return Objects.requireNonNull(event.status(), "an outcome has a status");
    }

    private static int number(Event event, String key, int otherwise) {
        return event.data().get(key) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The run's id, empty before its first event. */
    public String run() {
        return run;
    }

    public Instant started() {
        return started;
    }

    public List<StepView> steps() {
        return List.copyOf(steps.values());
    }

    public List<StepView> running() {
        return steps.values().stream().filter(StepView::running).toList();
    }

    public List<StepView> pending() {
        return steps.values().stream().filter(StepView::pending).toList();
    }

    /** Warnings with how often each was given. */
    public List<String> warnings() {
        List<String> lines = new ArrayList<>();
        warnings.forEach((text, times) -> lines.add(times == 1 ? text : text + " (" + times + " times)"));
        return lines;
    }

    /** What steps were asked for, as they gave it. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    public int size() {
        return steps.size();
    }
}
