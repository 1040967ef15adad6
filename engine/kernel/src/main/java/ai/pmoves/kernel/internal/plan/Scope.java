package ai.pmoves.kernel.internal.plan;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A selection, resolved against a plan.
 *
 * @param chosen steps that the run is about, in plan order
 * @param outside steps that it is not about, and why; what needs them builds on their earlier results
 * @param skipped steps that are left out together with what needs them, and why
 * @param forced steps that run even if an earlier result stands
 */
public record Scope(
        Set<StepPath> chosen, Map<StepPath, String> outside, Map<StepPath, String> skipped, Set<StepPath> forced) {

    /** @throws PmovesException (usage) with every name that fits no step and no group */
    public static Scope of(Graph graph, Selection selection) {
        return of(graph, selection, "--only ");
    }

    /**
     * Exactly these steps or groups; all if there are none.
     *
     * @throws PmovesException (usage) with every name that fits no step and no group
     */
    public static Scope only(Graph graph, Set<String> names) {
        return of(graph, Selection.only(names), "");
    }

    /**
     * The steps with these names, and those of the groups with them.
     *
     * @param option that they were named by, such as {@code --break}
     * @throws PmovesException (usage) with every name that fits no step and no group
     */
    public static Set<StepPath> named(Graph graph, String option, Set<String> wanted) {
        Names names = new Names(graph);
        Set<StepPath> found = names.resolve(option + " ", wanted);
        names.demandAllKnown();
        return found;
    }

    private static Scope of(Graph graph, Selection selection, String wordForOnly) {
        Names names = new Names(graph);
        Set<StepPath> from = names.resolve("--from ", selection.from());
        Set<StepPath> until = names.resolve("--until ", selection.until());
        Set<StepPath> only = names.resolve(wordForOnly, selection.only());
        Set<StepPath> skip = names.resolve("--skip ", selection.skip());
        Set<StepPath> force = names.resolve("--force ", selection.force());
        names.demandAllKnown();

        Set<StepPath> after = from.isEmpty() ? graph.paths() : graph.withDependants(from);
        Set<StepPath> before = until.isEmpty() ? graph.paths() : graph.withNeeds(until);
        Set<StepPath> left = graph.withDependants(skip);
        Scope scope = new Scope(new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), force);
        for (StepPath path : graph.paths()) {
            if (!only.isEmpty() && !only.contains(path)) {
                scope.outside.put(path, "not in --only");
            } else if (!after.contains(path)) {
                scope.outside.put(path, "before --from");
            } else if (!before.contains(path)) {
                scope.outside.put(path, "after --until");
            } else if (skip.contains(path)) {
                scope.skipped.put(path, "--skip");
            } else if (left.contains(path)) {
                scope.skipped.put(path, "needs a step that is left out by --skip");
            } else {
                scope.chosen.add(path);
            }
        }
        scope.demandAny(graph);
        return scope;
    }

    private void demandAny(Graph graph) {
        if (chosen.isEmpty() && !graph.paths().isEmpty()) {
            Map<String, Long> reasons = Stream.concat(outside.values().stream(), skipped.values().stream())
                    .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
            String why = reasons.entrySet().stream()
                    .map(reason -> reason.getValue() + " " + reason.getKey())
                    .collect(Collectors.joining(", "));
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("selection.empty", "the selection leaves no step (" + why + ")")
                            .fix("leave out one of --from, --until, --only, --skip"));
        }
    }

    /** Steps outside that a chosen one needs. */
    public Set<StepPath> builtUpon(Graph graph) {
        Set<StepPath> needed = new LinkedHashSet<>();
        chosen.forEach(path -> needed.addAll(graph.step(path).needs()));
        needed.retainAll(outside.keySet());
        return needed;
    }

    private static final class Names {
        private final Graph graph;
        private final List<Problem> problems = new ArrayList<>();

        Names(Graph graph) {
            this.graph = graph;
        }

        Set<StepPath> resolve(String option, Set<String> names) {
            Set<StepPath> found = new LinkedHashSet<>();
            for (String name : new TreeSet<>(names)) {
                List<StepPath> matching =
                        graph.paths().stream().filter(path -> fits(path, name)).toList();
                if (matching.isEmpty()) {
                    problems.add(Problem.error(
                                    "selection.unknown-step", option + name + ": the runbook has no such step or group")
                            .fix(Spelling.question(name, known())));
                }
                found.addAll(matching);
            }
            return found;
        }

        private static boolean fits(StepPath path, String name) {
            return path.value().equals(name)
                    || path.value().startsWith(name + "/")
                    || path.value().startsWith(name + "[");
        }

        private Set<String> known() {
            Set<String> known = new TreeSet<>();
            for (StepPath path : graph.paths()) {
                known.add(path.value());
                if (!path.group().isEmpty()) {
                    known.add(path.group());
                }
            }
            return known;
        }

        void demandAllKnown() {
            if (!problems.isEmpty()) {
                throw new PmovesException(ExitCode.USAGE, problems);
            }
        }
    }
}
