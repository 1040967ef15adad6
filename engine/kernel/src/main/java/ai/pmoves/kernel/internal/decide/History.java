package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.key.KeyChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs of a runbook on a stack left behind.
 *
 * @param resuming the run that is gone on with, or null
 * @param own what happened in that run
 * @param earlier what happened in runs before it (or in all, for a new run)
 * @param planned the steps of the run that is compared with
 */
public record History(
        @Nullable String resuming, Map<StepPath, Past> own, Map<StepPath, Past> earlier, Set<StepPath> planned) {
    public static final History EMPTY = new History(null, Map.of(), Map.of(), Set.of());

    /** What is known of the step under its path, or under the one that it had before a rename. */
    public Optional<Past> past(Step step) {
        Past mine = find(own, step);
        Past older = find(earlier, step);
        if (mine == null || older == null) {
            return Optional.ofNullable(mine == null ? older : mine);
        }
        boolean olderCounts = mine.success() == null && mine.ending() != Past.Ending.UNDONE;
        return Optional.of(olderCounts ? mine.withSuccess(older.success()) : mine);
    }

    /** The same, where what has not ended in a run that is still on is running, and not cut off. */
    public History whileRunning(Predicate<String> runIsOn) {
        return new History(resuming, whileRunning(own, runIsOn), whileRunning(earlier, runIsOn), planned);
    }

    private static Map<StepPath, Past> whileRunning(Map<StepPath, Past> pasts, Predicate<String> runIsOn) {
        Map<StepPath, Past> now = new LinkedHashMap<>(pasts);
        now.replaceAll((path, past) -> past.unended() && runIsOn.test(past.run()) ? past.running() : past);
        return now;
    }

    public Optional<Success> success(Step step) {
        return past(step).map(Past::success);
    }

    /**
     * The output that the step hands on where it does not act: that of its last result. Where it was begun again since, or has
     * failed, that of a result with the very key that it has now; what another key gave is not this step's.
     */
    public @Nullable Object standingOutput(Step step, Key now, Map<StepPath, StepPath> renames) {
        Past past = past(step).orElse(null);
        Success success = past == null ? null : past.success();
        if (past == null || success == null) {
            return null;
        }
        boolean last = past.ending() == Past.Ending.DONE;
        boolean stands = last
                || KeyChange.between(success.components(), now.components(), renames, Set.of())
                        .none();
        return stands ? success.output() : null;
    }

    /** Old path to new path, for every step that says what it was. */
    public static Map<StepPath, StepPath> renames(Iterable<Step> steps) {
        Map<StepPath, StepPath> renames = new LinkedHashMap<>();
        for (Step step : steps) {
            StepPath was = step.was();
            if (was != null) {
                renames.put(was, step.path());
            }
        }
        return renames;
    }

    private static @Nullable Past find(Map<StepPath, Past> pasts, Step step) {
        Past past = pasts.get(step.path());
        return past == null && step.was() != null ? pasts.get(step.was()) : past;
    }
}
