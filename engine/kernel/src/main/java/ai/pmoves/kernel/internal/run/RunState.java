package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import ai.pmoves.kernel.internal.redact.Sealing;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** All that the steps of one run rest on: what is to be done, what is known from before, and where to write. */
record RunState(
        Plan plan,
        Graph graph,
        RunRequest request,
        Set<StepPath> breaks,
        Scope scope,
        History history,
        Map<StepPath, StepPath> renames,
        StateLayout layout,
        RunJournal journal,
        StepScope steps,
        Looks looks,
        Clock clock) {

    /** The step as planned, without what has turned out to be secret since. */
    Step step(StepPath path) {
        return new Sealing(steps.redactor(), layout.versions()).step(graph.step(path));
    }

    /** Whether the run is to stop before it. */
    boolean breaksAt(StepPath path) {
        return breaks.contains(path);
    }

    /** The same, as it is to be done in this run. @param first whether no try was made in this process */
    Step toBeDone(StepPath path, boolean first) {
        Restart restart = request.restarts().get(path);
        return restart == null ? step(path) : OwnRestarts.applied(step(path), restart, first);
    }
}
