package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Spelling;
import ai.pmoves.dsl.language.StackService;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From the names after {@code needs} to steps. A name is looked for in the step's own group first, then outwards; a group
 * stands for all its steps, a name without key for all its keys. A service is found wherever its step is.
 */
final class NeedsResolver {
    private final List<StepPath> all;

    NeedsResolver(List<StepPath> all) {
        this.all = List.copyOf(all);
    }

    Set<StepPath> resolve(Draft draft, List<Problem> problems) {
        Set<StepPath> found = new LinkedHashSet<>();
        for (Draft.Need need : draft.needs) {
            Set<StepPath> steps = need.target() instanceof StackService service
                    ? ofService(service.getName())
                    : named(need.target().toString(), draft.group);
            steps.remove(draft.path);
            if (steps.isEmpty()) {
                problems.add(unknown(draft, need));
            }
            found.addAll(steps);
        }
        return found;
    }

    /** The steps that the name means inside this group; none if it means nothing. */
    Set<StepPath> named(String name, String group) {
        for (String scope = group; ; scope = outer(scope)) {
            String full = scope.isEmpty() ? name : scope + "/" + name;
            Set<StepPath> steps = matching(path -> path.value().equals(full)
                    || path.value().startsWith(full + "[")
                    || path.value().startsWith(full + "/"));
            if (!steps.isEmpty() || scope.isEmpty()) {
                return steps;
            }
        }
    }

    private Set<StepPath> ofService(String name) {
        Set<StepPath> own = matching(path -> last(path.value()).equals(name));
        if (!own.isEmpty()) {
            return own;
        }
        Set<StepPath> keyed = matching(path -> path.value().endsWith("[" + name + "]"));
        return keyed.isEmpty() ? matching(path -> last(path.group()).equals(name)) : keyed;
    }

    private Set<StepPath> matching(Predicate<StepPath> test) {
        Set<StepPath> found = new LinkedHashSet<>();
        all.stream().filter(test).forEach(found::add);
        return found;
    }

    private Problem unknown(Draft draft, Draft.Need need) {
        Set<String> known = new TreeSet<>();
        for (StepPath path : all) {
            known.add(path.value());
            for (String group = path.group(); !group.isEmpty(); group = outer(group)) {
                known.add(group);
            }
            if (!draft.group.isEmpty() && path.value().startsWith(draft.group + "/")) {
                known.add(path.value().substring(draft.group.length() + 1));
            }
        }
        known.remove(draft.path.value());
        String name = need.target().toString();
        String what = need.target() instanceof StackService
                ? "no step stands for the service '" + name + "'"
                : "there is no step or group '" + name + "'" + Spelling.hint(name, known);
        return Problem.error("dsl.unknown-need", "step '" + draft.path + "' needs '" + name + "', but " + what)
                .at(need.where());
    }

    private static String outer(String group) {
        int slash = group.lastIndexOf('/');
        return slash < 0 ? "" : group.substring(0, slash);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
