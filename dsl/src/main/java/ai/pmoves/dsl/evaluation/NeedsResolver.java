package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.dsl.language.StepNames;
import ai.pmoves.dsl.language.Tier;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From what stands after {@code needs} to steps: names as {@link StepNames} says; an element of a stack is found where its step
 * is: the one that acts on it and bears its name, wherever that is.
 */
final class NeedsResolver {
    private final List<Draft> drafts;
    private final StepNames names;

    NeedsResolver(List<Draft> drafts) {
        this.drafts = List.copyOf(drafts);
        this.names = new StepNames(drafts.stream().map(draft -> draft.path).toList());
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
        return names.named(name, group);
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

    private Problem unknown(Draft draft, Draft.Need need) {
        String name = need.target().toString();
        String message = need.target() instanceof Fingerprinted element && !(element instanceof Tier)
                ? "step '" + draft.path + "' needs '" + name + "', but no step acts on the "
                        + element.fingerprint().name()
                : names.unknown(draft.path, draft.group, name);
        return Problem.error("dsl.unknown-need", message).at(need.where());
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
