package ai.pmoves.repl.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the variables were at a moment: texts, lists and maps as they were then, whatever is done to them later. */
record Values(Map<String, @Nullable Object> byName) {
    private static final int DEEPEST = 20;

    static Values of(Map<String, @Nullable Object> variables) {
        Map<String, @Nullable Object> frozen = new LinkedHashMap<>();
        variables.forEach((name, value) -> frozen.put(name, frozen(value, 0)));
        return new Values(frozen);
    }

    private static @Nullable Object frozen(@Nullable Object value, int depth) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof List<?> list && depth < DEEPEST) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(frozen(element, depth + 1)));
            return copy;
        }
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, frozen(element, depth + 1)));
            return copy;
        }
        return value;
    }

    Set<String> names() {
        return byName.keySet();
    }

    @Nullable
    Object of(String name) {
        return byName.get(name);
    }

    /** Whether the variable is there in both, with the same value. */
    boolean same(String name, Values other) {
        return byName.containsKey(name)
                && other.byName.containsKey(name)
                && Objects.equals(byName.get(name), other.byName.get(name));
    }
}
