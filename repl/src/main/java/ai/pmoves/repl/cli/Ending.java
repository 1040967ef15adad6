package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.RunView;
import ai.pmoves.repl.progress.StepView;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What came of a run, counted and sorted. Pure. */
record Ending(Act act, Plan plan, RunResult result, RunView view, Journal journal) {

    /** One word for the whole. */
    String word() {
        return switch (result.exitCode()) {
            case OK -> Status.SUCCEEDED.word();
            case WAITING -> Status.WAITING.word();
            case INTERRUPTED, TERMINATED, HANGUP, PIPE -> Status.INTERRUPTED.word();
            default -> Status.FAILED.word();
        };
    }

    /** {@code ok} (or {@code undone}){@code , reused, skipped, failed, interrupted, waiting, not-run}; those that are zero are left out, except the first. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(act.done(), count(o -> o instanceof Outcome.Succeeded));
        put(counts, Status.REUSED.word(), count(o -> o instanceof Outcome.Reused));
        put(counts, Status.SKIPPED.word(), count(o -> o instanceof Outcome.Skipped));
        put(counts, Status.FAILED.word(), count(o -> o instanceof Outcome.Failed));
        put(counts, Status.INTERRUPTED.word(), count(o -> o instanceof Outcome.Interrupted));
        put(counts, Status.WAITING.word(), count(o -> o instanceof Outcome.Waiting));
        put(counts, "not-run", view.size() - (long) result.outcomes().size());
        return counts;
    }

    private static void put(Map<String, Long> counts, String name, long count) {
        if (count > 0) {
            counts.put(name, count);
        }
    }

    private long count(Predicate<Outcome> which) {
        return result.outcomes().values().stream().filter(which).count();
    }

    /** The step that failed first, which is where to look: others may have failed because of it. Critical ones count before others. */
    Optional<StepPath> firstFailure() {
        Set<StepPath> optional = new LinkedHashSet<>();
        plan.steps().stream().filter(s -> !s.critical()).map(Step::path).forEach(optional::add);
        return view.steps().stream()
                .filter(step -> result.outcomes().get(step.path()) instanceof Outcome.Failed)
                .min(Comparator.comparing((StepView step) -> optional.contains(step.path()))
                        .thenComparing(step -> step.ended() == null ? view.started() : step.ended()))
                .map(StepView::path);
    }

    /** Why the step failed; null where it did not. */
    @Nullable
    Problem cause(StepPath path) {
        return result.outcomes().get(path) instanceof Outcome.Failed failure ? failure.cause() : null;
    }

    /** Steps with this kind of outcome, in plan order. */
    List<StepPath> with(Class<? extends Outcome> kind) {
        return result.outcomes().entrySet().stream()
                .filter(e -> kind.isInstance(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Where the step's output of this time lies. */
    Path log(StepView step) {
        return act == Act.UNDO
                ? journal.undoLog(result.run(), step.path())
                : journal.logFile(result.run(), step.path(), Math.max(1, step.attempt()));
    }

    /** The options that answer beforehand what steps that wait have asked. */
    List<String> consents() {
        Set<StepPath> waiting = Set.copyOf(with(Outcome.Waiting.class));
        return plan.steps().stream()
                .filter(step -> waiting.contains(step.path()) && step.confirmation() != null)
                .map(step -> Asking.option(step.confirmation()))
                .distinct()
                .toList();
    }

    /** Where the containers that the run started or found can be reached: {@code api  127.0.0.1:8080->80/tcp}. */
    List<String> addresses() {
        Set<String> lines = new LinkedHashSet<>();
        result.outcomes().forEach((path, outcome) -> {
            Object output = outcome instanceof Outcome.Succeeded done
                    ? done.output()
                    : outcome instanceof Outcome.Reused reused ? reused.output() : null;
            if (output instanceof Map<?, ?> started && started.get("containers") instanceof List<?> containers) {
                containers.forEach(container ->
                        addresses(container).forEach(address -> lines.add(lastName(path) + "  " + address)));
            }
        });
        return List.copyOf(lines);
    }

    private static List<?> addresses(@Nullable Object container) {
        return container instanceof Map<?, ?> map && map.get("addresses") instanceof List<?> list ? list : List.of();
    }

    private static String lastName(StepPath path) {
        return path.group().isEmpty()
                ? path.value()
                : path.value().substring(path.group().length() + 1);
    }
}
