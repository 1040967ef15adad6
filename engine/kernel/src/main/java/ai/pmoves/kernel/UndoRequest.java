package ai.pmoves.kernel;

import java.util.Map;
import java.util.Set;

/**
 * What of a run is to be taken back.
 *
 * @param run its id, or how it begins
 * @param steps which ones, step paths or groups; all if empty
 * @param answers decisions about steps whose undo was cut off: done, rerun or skip
 * @param confirmer asks before a step is taken back that asks before it acts, too
 */
public record UndoRequest(String run, Set<String> steps, Map<StepPath, Answer> answers, Confirmer confirmer) {

    public UndoRequest {
        steps = Set.copyOf(steps);
        answers = Map.copyOf(answers);
    }
}
