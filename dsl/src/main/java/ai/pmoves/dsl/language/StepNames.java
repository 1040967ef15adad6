package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.StepPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a name means that stands behind {@code needs}. It is looked for in the step's own group first, then outwards; a group
 * stands for all its steps, a name without key for all its keys.
 */
public record StepNames(List<StepPath> all) {
    public StepNames {
        all = List.copyOf(all);
    }

    /** The steps that the name means inside this group; none if it means nothing. */
    public Set<StepPath> named(String name, String group) {
        for (String scope = group; ; scope = outer(scope)) {
            String full = scope.isEmpty() ? name : scope + "/" + name;
            Set<StepPath> steps = new LinkedHashSet<>();
            for (StepPath path : all) {
                if (path.value().equals(full)
                        || path.value().startsWith(full + "[")
                        || path.value().startsWith(full + "/")) {
                    steps.add(path);
                }
            }
            if (!steps.isEmpty() || scope.isEmpty()) {
                return steps;
            }
        }
    }

    /** That the name means nothing to this step, with what was probably meant. */
    public String unknown(StepPath step, String group, String name) {
        Set<String> known = new TreeSet<>();
        for (StepPath path : all) {
            known.add(path.value());
            for (String around = path.group(); !around.isEmpty(); around = outer(around)) {
                known.add(around);
            }
            if (!group.isEmpty() && path.value().startsWith(group + "/")) {
                known.add(path.value().substring(group.length() + 1));
            }
        }
        known.remove(step.value());
        return "step '" + step + "' needs '" + name + "', but there is no step or group '" + name + "'"
                + Spelling.hint(name, known);
    }

    private static String outer(String group) {
        int slash = group.lastIndexOf('/');
        return slash < 0 ? "" : group.substring(0, slash);
    }
}
