package ai.pmoves.dsl.language;

import ai.pmoves.compose.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tiers by depth of dependency: everything in tier n depends only on tiers before it. */
final class StackTiers {
    private StackTiers() {}

    static List<Tier> of(Stack stack) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        stack.project().services().keySet().forEach(name -> depth(stack, name, depths));
        Map<Integer, List<StackService>> levels = new java.util.TreeMap<>();
        depths.forEach((name, depth) ->
                levels.computeIfAbsent(depth, d -> new ArrayList<>()).add(stack.service(name)));
        List<Tier> tiers = new ArrayList<>();
        levels.forEach((depth, services) -> tiers.add(new Tier("tier" + (depth + 1), services)));
        return tiers;
    }

    private static int depth(Stack stack, String name, Map<String, Integer> known) {
        Integer found = known.get(name);
        if (found != null) {
            return found;
        }
        known.put(name, 0);
        Service service = stack.project().services().get(name);
        int deepest = service == null
                ? 0
                : service.dependencies().keySet().stream()
                        .filter(stack.project().services()::containsKey)
                        .mapToInt(other -> depth(stack, other, known) + 1)
                        .max()
                        .orElse(0);
        known.put(name, deepest);
        return deepest;
    }
}
