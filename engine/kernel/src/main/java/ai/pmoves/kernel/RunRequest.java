package ai.pmoves.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is to be run.
 *
 * @param resuming the run to go on with, or null for a new one
 * @param selection which steps
 * @param answers decisions about steps that would otherwise be asked about
 * @param restarts decisions about steps that stopped the run that is resumed; those made before stand unless they are replaced
 * @param breaks steps and groups before which the run is to stop, once their turn has come: it waits then, and is resumed
 * @param confirmer asks what has to be asked
 * @param parallelism most steps that act at once, at least 1
 * @param rehearsal no child process is started; the engine behind the Docker steps is simulated; recorded with the run
 */
public record RunRequest(
        @Nullable String resuming,
        Selection selection,
        Map<StepPath, Answer> answers,
        Map<StepPath, Restart> restarts,
        Set<String> breaks,
        Confirmer confirmer,
        int parallelism,
        boolean rehearsal) {

    public RunRequest {
        answers = Map.copyOf(answers);
        restarts = Map.copyOf(restarts);
        breaks = Set.copyOf(breaks);
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism starts at 1");
        }
    }

    /** Without restarts and breaks. */
    public RunRequest(
            @Nullable String resuming,
            Selection selection,
            Map<StepPath, Answer> answers,
            Confirmer confirmer,
            int parallelism,
            boolean rehearsal) {
        this(resuming, selection, answers, Map.of(), Set.of(), confirmer, parallelism, rehearsal);
    }

    /** The same, with what was decided about the steps that stopped the run. */
    public RunRequest restarting(Map<StepPath, Restart> decided) {
        return new RunRequest(resuming, selection, answers, decided, breaks, confirmer, parallelism, rehearsal);
    }

    /** The same, to stop before these steps and groups. */
    public RunRequest stoppingBefore(Set<String> names) {
        return new RunRequest(resuming, selection, answers, restarts, names, confirmer, parallelism, rehearsal);
    }

    /** The same with more answers; these count where both have one. */
    public RunRequest answered(Map<StepPath, Answer> more) {
        Map<StepPath, Answer> all = new HashMap<>(answers);
        all.putAll(more);
        return new RunRequest(resuming, selection, all, restarts, breaks, confirmer, parallelism, rehearsal);
    }
}
