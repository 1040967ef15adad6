package ai.pmoves.kernel.internal.plan;

import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds steps that wait for themselves, and says along which chain. */
final class Cycles {
    private final Map<StepPath, Step> steps;
    private final Set<StepPath> done = new HashSet<>();
    private final List<StepPath> chain = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Cycles(Map<StepPath, Step> steps) {
        this.steps = steps;
    }

    static List<Problem> problems(Map<StepPath, Step> steps) {
        Cycles cycles = new Cycles(steps);
        steps.values().forEach(cycles::visit);
        return cycles.problems;
    }

    private void visit(Step step) {
        int seen = chain.indexOf(step.path());
        if (seen >= 0) {
            report(chain.subList(seen, chain.size()), step);
            return;
        }
        if (done.contains(step.path())) {
            return;
        }
        chain.add(step.path());
        for (StepPath need : step.needs()) {
            Step needed = steps.get(need);
            if (needed != null) {
                visit(needed);
            }
        }
        chain.remove(chain.size() - 1);
        done.add(step.path());
    }

    private void report(List<StepPath> circle, Step step) {
        String words = circle.stream().map(StepPath::value).collect(Collectors.joining(" -> ")) + " -> " + step.path();
        problems.add(Problem.error("plan.cycle", "steps need each other in a circle: " + words)
                .at(step.location())
                .fix("remove one of these needs"));
    }
}
