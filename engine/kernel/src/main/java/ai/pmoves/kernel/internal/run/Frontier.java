package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.plan.Graph;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * How far a run has come: which steps may start, which have ended, which never will. Of those that may start at once the one
 * with the longest chain of steps behind it goes first, then the one that was declared first. Pure.
 */
final class Frontier {
    private final Graph graph;
    private final Map<StepPath, Integer> open = new HashMap<>();
    private final Map<StepPath, Outcome> ended = new HashMap<>();
    private final Queue<StepPath> ready;

    /** @param chosen the steps that take part; needs outside count as done */
    Frontier(Graph graph, Set<StepPath> chosen) {
        this.graph = graph;
        Map<StepPath, Integer> chains = graph.chains();
        Map<StepPath, Integer> places = new HashMap<>();
        graph.paths().forEach(path -> places.put(path, places.size()));
        ready = new PriorityQueue<>(
                Comparator.<StepPath>comparingInt(chains::get).reversed().thenComparingInt(places::get));
        for (StepPath path : chosen) {
            int needs = (int)
                    graph.step(path).needs().stream().filter(chosen::contains).count();
            open.put(path, needs);
            if (needs == 0) {
                ready.add(path);
            }
        }
    }

    Optional<StepPath> next() {
        return Optional.ofNullable(ready.poll());
    }

    boolean anyReady() {
        return !ready.isEmpty();
    }

    /** Whether every step that takes part has ended. */
    boolean complete() {
        return ended.keySet().containsAll(open.keySet());
    }

    Collection<Outcome> outcomes() {
        return ended.values();
    }

    Optional<Outcome> outcome(StepPath path) {
        return Optional.ofNullable(ended.get(path));
    }

    /** Notes the end of a step, and makes ready what waited for nothing else. */
    void ended(StepPath path, Outcome outcome) {
        ended.put(path, outcome);
        if (outcome instanceof Outcome.Succeeded || outcome instanceof Outcome.Reused) {
            for (StepPath next : graph.dependantsOf(path)) {
                if (open.containsKey(next) && open.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
    }

    /** @return the steps that cannot run without this one, each with the reason; the caller journals them */
    Map<StepPath, String> leaveOut(StepPath cause, Outcome outcome) {
        String how = outcome instanceof Outcome.Failed ? "', which failed" : "', which is left out";
        Map<StepPath, String> left = new LinkedHashMap<>();
        Deque<StepPath> causes = new ArrayDeque<>(Set.of(cause));
        while (!causes.isEmpty()) {
            StepPath needed = causes.remove();
            for (StepPath next : graph.dependantsOf(needed)) {
                if (open.containsKey(next) && !ended.containsKey(next) && !left.containsKey(next)) {
                    String reason = "needs '" + needed + (needed.equals(cause) ? how : "', which is left out");
                    left.put(next, reason);
                    causes.add(next);
                }
            }
        }
        return left;
    }
}
