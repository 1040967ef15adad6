package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.compiler.Vocabulary;
import ai.pmoves.dsl.language.Block;
import ai.pmoves.dsl.language.FinishedCommand;
import ai.pmoves.dsl.language.PortsWords;
import ai.pmoves.dsl.language.WorkspaceWords;
import ai.pmoves.kernel.Secret;
import groovy.lang.Closure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values as data that can be drawn. Asks things of the language only for what they hold, never the engine. */
final class Shapes {
    private static final int DEEPEST = 6;
    /** What words are is what they do: nothing of them is data. */
    private static final Set<Class<?>> HOLDERS = Set.of(PortsWords.class, WorkspaceWords.class);

    private Shapes() {}

    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof Secret) {
            return "***";
        }
        if (value instanceof Closure<?>) {
            return "{ ... }";
        }
        if (value instanceof FinishedCommand done) {
            return done.output().isEmpty() && !done.ok() ? "exit " + done.exitCode() : done.output();
        }
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), of(entry, depth + 1)));
            return copy;
        }
        if (value instanceof Collection<?> all && !(value instanceof Path) && depth < DEEPEST) {
            List<@Nullable Object> copy = new ArrayList<>();
            all.forEach(entry -> copy.add(of(entry, depth + 1)));
            return copy;
        }
        if (value.getClass().isAnnotationPresent(Block.class)) {
            return depth > 1 ? value.toString() : properties(value);
        }
        return String.valueOf(value);
    }

    private static Object properties(Object thing) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        boolean holder = HOLDERS.contains(thing.getClass());
        for (Vocabulary.Entry entry : Vocabulary.own(thing.getClass())) {
            Class<?> type = entry.method().getReturnType();
            boolean plain = type == String.class || type == boolean.class || type == int.class || type == Path.class;
            if (entry.property() && plain && !holder) {
                known.put(entry.name(), asked(entry, thing));
            }
        }
        if (known.isEmpty()) {
            return Vocabulary.phrase(thing.getClass()) + ": " + String.join(", ", Vocabulary.names(thing.getClass()));
        }
        Object name = known.remove("name");
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        if (name != null) {
            ordered.put("name", name);
        }
        ordered.putAll(known);
        return ordered;
    }

    private static @Nullable Object asked(Vocabulary.Entry entry, Object thing) {
        try {
            Object value = entry.method().invoke(thing);
            return value instanceof Path ? value.toString() : value;
        } catch (InvocationTargetException | IllegalAccessException e) {
            return "?";
        }
    }
}
