package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.dsl.language.Spelling;
import ai.pmoves.dsl.language.Tier;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From the names after {@code needs} to steps. A name is looked for in the step's own group first, then outwards; a group
 * stands for all its steps, a name without key for all its keys. An element of a stack is found where its step is: the one
 * that acts on it and bears its name, wherever that is.
 */
final class NeedsResolver {
    private final List<Draft> drafts;
    private final List<StepPath> all;

    NeedsResolver(List<Draft> drafts) {
        this.drafts = List.copyOf(drafts);
        this.all = drafts.stream().map(draft -> draft.path).toList();
    }

    Set<StepPath> resolve(Draft draft, List<Problem> problems) {
        Set<StepPath> found = new LinkedHashSet<>();
        for (Draft.Need need : draft.needs) {
            Set<StepPath> steps = need.target() instanceof Fingerprinted element && !(element instanceof Tier)
                    ? of(element)
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

    private Set<StepPath> of(Fingerprinted element) {
        String id = element.fingerprint().name();
        String name = id.substring(id.indexOf(' ') + 1);
        Set<StepPath> acting = new LinkedHashSet<>();
        drafts.stream().filter(draft -> draft.elements.contains(id)).forEach(draft -> acting.add(draft.path));
        Set<StepPath> bearing = new LinkedHashSet<>(acting);
        bearing.removeIf(
                path -> !last(path.value()).equals(name) && !path.value().endsWith("[" + name + "]"));
        return bearing.isEmpty() ? acting : bearing;
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
        String what = need.target() instanceof Fingerprinted element && !(element instanceof Tier)
                ? "no step acts on the " + element.fingerprint().name()
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
