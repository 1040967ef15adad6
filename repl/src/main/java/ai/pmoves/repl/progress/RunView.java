package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.StepPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The picture of a run: events go in, steps come out. Not thread-safe; its owner holds a lock. */
public final class RunView {
    private final Map<String, StepView> steps = new LinkedHashMap<>();
    private final Map<String, Integer> warnings = new LinkedHashMap<>();
    private String run = "";
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
        if (event.type().contains("warning")) {
            warnings.merge(event.message(), 1, Integer::sum);
        }
        return Optional.ofNullable(steps.computeIfPresent(event.step(), (path, step) -> next(step, event)));
    }

    private static StepView next(StepView step, Event event) {
        return switch (event.type()) {
            case "step.intent", "step.started" -> step.begun(event.at(), number(event, "attempt", step.attempt() + 1));
            case "step.progress" -> step.noted(event.at(), event.message());
            case "step.retry" -> step.changed(event.at(), "retrying", event.message());
            case "undo.intent" -> step.begun(event.at(), step.attempt());
            case "undo.outcome" ->
                step.over(event.at(), event.status().equals("succeeded") ? "undone" : event.status(), event.message());
            case "step.outcome" -> step.over(event.at(), event.status(), event.message());
            default -> step;
        };
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

    public int size() {
        return steps.size();
    }
}
