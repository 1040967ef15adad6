package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import java.util.function.Predicate;

/**
 * The steps of a run by what people type: a step's path, the last part of it where no other step has that, or the group.
 *
 * @param run its id
 */
public record StepNames(String run, List<StepState> steps) {
    public StepNames {
        steps = List.copyOf(steps);
    }

    /** @throws PmovesException (usage) where no step is called so, with what may be meant, or more than one */
    public StepState one(String typed) {
        List<StepState> found = meant(typed);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw refused("run " + run + " has no step '" + typed + "'" + Spelling.hint(typed, paths(steps)));
        }
        throw refused(
                below(typed).isEmpty()
                        ? "more than one step is called '" + typed + "': " + list(found)
                        : "'" + typed + "' is a group: which step of it? It has " + list(found));
    }

    /** The step, or all steps of the group. @throws PmovesException as {@link #one} */
    public List<StepState> all(String typed) {
        List<StepState> below = below(typed);
        return below.isEmpty() ? List.of(one(typed)) : below;
    }

    /** Whether a step or a group, or more than one, is called so. */
    public boolean knows(String typed) {
        return !meant(typed).isEmpty();
    }

    /** The step with that path, or all steps of the group or loop with it; empty where there is none. */
    public List<StepState> below(String path) {
        return those(step -> step.equals(path) || step.startsWith(path + "/") || step.startsWith(path + "["));
    }

    private List<StepState> meant(String typed) {
        List<StepState> exact = those(step -> step.equals(typed));
        List<StepState> below = exact.isEmpty() ? below(typed) : exact;
        return below.isEmpty() ? those(step -> step.endsWith("/" + typed)) : below;
    }

    private List<StepState> those(Predicate<String> named) {
        return steps.stream().filter(step -> named.test(step.path().value())).toList();
    }

    /** The names of all, in one line. */
    public String list() {
        return list(steps);
    }

    private static String list(List<StepState> steps) {
        return String.join(", ", paths(steps));
    }

    private static List<String> paths(List<StepState> steps) {
        return steps.stream().map(step -> step.path().value()).toList();
    }

    private PmovesException refused(String message) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("usage.step", message).fix("pmoves show " + run));
    }
}
