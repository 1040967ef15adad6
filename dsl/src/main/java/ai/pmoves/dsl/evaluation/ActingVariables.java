package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Session.Line;
import groovy.lang.Closure;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/** Variables that hold blocks which may act: whoever names one may act, too. That none acts unseen, its words see to. */
final class ActingVariables {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Set<String> names = new HashSet<>();

    /** @param before the variables as they were before the line */
    void took(Line line, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        after.forEach((name, value) -> {
            boolean same = before.containsKey(name) && Objects.equals(before.get(name), value);
            boolean mayAct = value instanceof MethodClosure || (value instanceof Closure && line.acting() != null);
            if (mayAct) {
                names.add(name);
            } else if (!same) {
                names.remove(name);
            }
        });
    }

    /** The first that the text names, or null. */
    @Nullable
    String in(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(names::contains)
                .findFirst()
                .orElse(null);
    }
}
