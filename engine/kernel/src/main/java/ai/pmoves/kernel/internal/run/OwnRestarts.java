package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.OwnRestart;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.plan.Graph;
import java.util.ArrayList;
import java.util.List;

/** The ways on that authors offer: which there are, and what a step does that is gone on with in one of them. */
final class OwnRestarts {
    private OwnRestarts() {}

    /** @throws PmovesException (usage) with every decision about a step that stands no more, or by a name that it does not know */
    static void demandKnown(Graph graph, RunRequest request) {
        List<Problem> problems = new ArrayList<>();
        request.restarts().forEach((path, restart) -> {
            if (!graph.paths().contains(path)) {
                problems.add(Problem.error("restart.no-step", "step '" + path + "' stands no more in the runbook"));
            } else if (restart.own() != null && !names(graph.step(path)).contains(restart.own())) {
                problems.add(unknown(graph.step(path), path, restart.own()));
            }
        });
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
    }

    private static Problem unknown(Step step, StepPath path, String typed) {
        List<String> known = new ArrayList<>(OwnRestart.COMMON);
        known.addAll(names(step));
        List<String> shown = known.stream()
                .map(name -> name.contains(" ") ? "'" + name + "'" : name)
                .toList();
        return Problem.error(
                        "restart.unknown",
                        "step '" + path + "' has the restarts " + String.join(", ", shown) + ", not '" + typed + "'"
                                + Spelling.hint(typed, known))
                .at(step.location());
    }

    private static List<String> names(Step step) {
        return step.restarts().stream().map(OwnRestart::name).toList();
    }

    /** @param first whether no try was made yet: what comes before the step's own action comes once */
    static Step applied(Step step, Restart restart, boolean first) {
        return step.restarts().stream()
                .filter(own -> own.name().equals(restart.own()))
                .filter(own -> own.instead() || first)
                .findFirst()
                .map(own -> own.instead()
                        ? step.withAction(own.action())
                        : step.withAction(context -> {
                            own.action().run(context);
                            return step.action().run(context);
                        }))
                .orElse(step);
    }
}
