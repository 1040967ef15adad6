package ai.pmoves.repl.console;

import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run that was entered, as it is now, and the step at which the session stands.
 *
 * @param stopped the step that stopped the run; null where none did
 * @param at where the session stands: that step, or another one that was asked for; null where the run has no step
 * @param number of the stopped step, from 1
 * @param chosen whether a person asked for the step at which the session stands
 */
record Entered(
        Run run,
        List<StepState> steps,
        @Nullable StepState stopped,
        @Nullable StepState at,
        int number,
        boolean chosen) {
    static Entered of(Journal journal, Run run, @Nullable String step) {
        List<StepState> steps =
                journal.steps(run.id()).stream().filter(StepState::planned).toList();
        StepState stopped = run.state() == Status.RUNNING || run.state() == Status.SUCCEEDED
                ? null
                : StoppedStep.of(run, steps).orElse(null);
        StepState at = step == null
                ? stopped == null ? steps.isEmpty() ? null : steps.get(steps.size() - 1) : stopped
                : new StepNames(run.id(), steps).one(step);
        return new Entered(
                run, steps, stopped, at, stopped == null ? 0 : steps.indexOf(stopped) + 1, step != null && at != null);
    }

    /** Whether it stands at another step than the one that stopped the run, since a person asked for that. */
    boolean elsewhere() {
        return chosen && at != null && (stopped == null || !at.path().equals(stopped.path()));
    }

    /** Its steps, by what people type. */
    StepNames names() {
        return new StepNames(run.id(), steps);
    }

    /** What the steps before have given. */
    Map<StepPath, Object> outputs() {
        Map<StepPath, Object> outputs = new HashMap<>();
        for (StepState step : steps) {
            if (step.output() != null) {
                outputs.put(step.path(), step.output());
            }
        }
        return outputs;
    }
}
