package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds a run's events into what is known of each step. Pure. */
final class StepStates {
    private static final Set<Status> WITHOUT_ACTING = EnumSet.of(Status.WAITING, Status.REUSED, Status.SKIPPED);

    private static final class Building {
        private Status status = Status.PENDING;
        private String detail = "";
        private int attempt;
        private @Nullable Instant started;
        private @Nullable Instant ended;
        private String key = "";
        private @Nullable Object output;
        private @Nullable Decision decision;

        private void see(EventRow row) {
            switch (row.type()) {
                case STEP_INTENT -> {
                    status = Status.RUNNING;
                    attempt = row.attempt();
                    started = row.at();
                    ended = null;
                    detail = "";
                    output = null;
                }
                case STEP_RETRY -> end(row, Status.RETRYING);
                case STEP_OUTCOME -> {
                    if (WITHOUT_ACTING.contains(row.outcome())) {
                        started = null;
                    }
                    end(row, row.outcome());
                    output = row.data().get("output");
                }
                case UNDO_INTENT -> {
                    status = Status.RUNNING;
                    detail = "";
                    ended = null;
                }
                case UNDO_OUTCOME -> {
                    boolean undone = row.status() == Status.SUCCEEDED;
                    end(row, undone ? Status.UNDONE : row.outcome());
                    detail = undone ? detail : "its undo: " + detail;
                }
                default -> {
                    return;
                }
            }
            if (!row.key().isEmpty()) {
                key = row.key();
            }
            if (row.decision() != null) {
                decision = row.decision();
            }
        }

        private void end(EventRow row, Status how) {
            status = how;
            detail = row.message();
            ended = row.at();
            if (started == null) {
                started = row.at();
            }
        }
    }

    private StepStates() {}

    /**
     * @param planned in plan order
     * @param runEnded null while the run's process works on it; else what was running is interrupted, and ended then
     */
    static List<StepState> fold(
            List<String> planned,
            List<EventRow> rows,
            @Nullable Instant runEnded,
            Function<String, List<KeyComponent>> componentsOf) {
        Map<String, Building> steps = new LinkedHashMap<>();
        planned.forEach(path -> steps.put(path, new Building()));
        for (EventRow row : rows) {
            if (!row.step().isEmpty()) {
                steps.computeIfAbsent(row.step(), unplanned -> new Building()).see(row);
            }
        }
        Set<String> stand = Set.copyOf(planned);
        return steps.entrySet().stream()
                .filter(entry -> stand.contains(entry.getKey()) || entry.getValue().attempt > 0)
                .map(entry ->
                        state(entry.getKey(), entry.getValue(), stand.contains(entry.getKey()), runEnded, componentsOf))
                .toList();
    }

    private static StepState state(
            String path,
            Building step,
            boolean planned,
            @Nullable Instant runEnded,
            Function<String, List<KeyComponent>> componentsOf) {
        boolean gone = step.status == Status.RUNNING && runEnded != null;
        return new StepState(
                StepPath.of(path),
                gone ? Status.INTERRUPTED : step.status,
                gone ? "its process ended before it did" : step.detail,
                step.attempt,
                step.started,
                gone ? runEnded : step.ended,
                step.key,
                step.key.isEmpty() ? List.of() : componentsOf.apply(step.key),
                step.output,
                step.decision,
                planned);
    }
}
