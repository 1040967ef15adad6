package ai.pmoves.kernel.internal.plan;

import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The steps of a valid plan, walked along their needs. */
public final class Graph {
    private final Map<StepPath, Step> steps = new LinkedHashMap<>();
    private final Map<StepPath, List<StepPath>> dependants = new LinkedHashMap<>();

    public Graph(Collection<Step> planned) {
        planned.forEach(step -> {
            steps.put(step.path(), step);
            dependants.put(step.path(), new ArrayList<>());
        });
        planned.forEach(step -> step.needs().forEach(need -> dependantsOf(need).add(step.path())));
    }

    public Step step(StepPath path) {
        Step step = steps.get(path);
        if (step == null) {
            throw new IllegalArgumentException("no step " + path);
        }
        return step;
    }

    public Set<StepPath> paths() {
        return Collections.unmodifiableSet(steps.keySet());
    }

    public List<StepPath> dependantsOf(StepPath path) {
        return dependants.getOrDefault(path, List.of());
    }

    /** Each step after what it needs; among equals in the order in which they were declared. */
    public List<Step> inOrder() {
        Map<StepPath, Integer> open = new LinkedHashMap<>();
        Deque<StepPath> ready = new ArrayDeque<>();
        steps.forEach((path, step) -> {
            open.put(path, step.needs().size());
            if (step.needs().isEmpty()) {
                ready.add(path);
            }
        });
        List<Step> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            StepPath path = ready.remove();
            ordered.add(step(path));
            for (StepPath next : dependantsOf(path)) {
                if (open.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        return ordered;
    }

    /** How many steps stand one behind the other from each to an end of the plan; 1 where nothing waits for it. */
    public Map<StepPath, Integer> chains() {
        List<Step> backwards = inOrder();
        Collections.reverse(backwards);
        Map<StepPath, Integer> chains = new HashMap<>();
        for (Step step : backwards) {
            int longest = dependantsOf(step.path()).stream()
                    .mapToInt(chains::get)
                    .max()
                    .orElse(0);
            chains.put(step.path(), longest + 1);
        }
        return chains;
    }

    /** These and all that they need, directly or not. */
    public Set<StepPath> withNeeds(Collection<StepPath> start) {
        return reach(start, path -> step(path).needs());
    }

    /** These and all that needs them, directly or not. */
    public Set<StepPath> withDependants(Collection<StepPath> start) {
        return reach(start, this::dependantsOf);
    }

    private static Set<StepPath> reach(
            Collection<StepPath> start, Function<StepPath, ? extends Collection<StepPath>> next) {
        Set<StepPath> reached = new LinkedHashSet<>();
        Deque<StepPath> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            StepPath path = open.remove();
            if (reached.add(path)) {
                open.addAll(next.apply(path));
            }
        }
        return reached;
    }
}
