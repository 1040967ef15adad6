package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.util.HashMap;
import java.util.Map;

/** What people have decided about the steps of a run that is gone on with: now, and before, where that stands. */
final class Decided {
    private Decided() {}

    /**
     * What is decided now counts, and what is to run again in any case was decided anew.
     *
     * @param standing what was decided before, by the paths of then; what is about a step that is gone goes with it
     * @throws ai.pmoves.kernel.PmovesException (usage) with every decision that the plan does not know
     */
    static RunRequest in(RunRequest request, Map<StepPath, Restart> standing, Plan plan, Graph graph, Scope scope) {
        Map<StepPath, StepPath> renames = History.renames(plan.steps());
        Map<StepPath, Restart> all = new HashMap<>();
        standing.forEach((then, restart) -> {
            StepPath path = graph.paths().contains(then) ? then : renames.get(then);
            if (path != null && !scope.forced().contains(path)) {
                all.put(path, restart);
            }
        });
        request.restarts().forEach((path, restart) -> all.put(renames.getOrDefault(path, path), restart));
        RunRequest whole = request.restarting(all);
        OwnRestarts.demandKnown(graph, whole);
        return whole;
    }
}
