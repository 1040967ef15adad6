package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.EvaluationThread;
import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.compiler.Vocabulary;
import ai.pmoves.dsl.language.Block;
import ai.pmoves.dsl.language.FinishedCommand;
import ai.pmoves.dsl.language.PortsWords;
import ai.pmoves.dsl.language.WorkspaceWords;
import ai.pmoves.kernel.Secret;
import groovy.lang.Closure;
import groovy.lang.IntRange;
import groovy.lang.Range;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Values as data that can be drawn. Asks things of the language only for what they hold, never the engine. */
final class Shapes {
    private static final int DEEPEST = 6;
    /** What words are is what they do: nothing of them is data. */
    private static final Set<Class<?>> HOLDERS = Set.of(PortsWords.class, WorkspaceWords.class);

    /** As many rows as anybody reads at a prompt. */
    private static final int GLANCE = 200;

    private final int most;

    private Shapes(int most) {
        this.most = most;
    }

    /** All of it. */
    static @Nullable Object of(@Nullable Object value) {
        try {
            return new Shapes(Integer.MAX_VALUE).of(value, 0);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }

    /** Its beginning. */
    static @Nullable Object glance(@Nullable Object value) throws InterruptedException {
        return new Shapes(GLANCE).of(value, 0);
    }

    private @Nullable Object of(@Nullable Object value, int depth) throws InterruptedException {
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
            return map(map, depth);
        }
        if (value instanceof Collection<?> all && !(value instanceof Path) && depth < DEEPEST) {
            return list(all, depth);
        }
        if (value.getClass().isAnnotationPresent(Block.class)) {
            return depth > 1 ? value.toString() : properties(value);
        }
        return String.valueOf(value);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) throws InterruptedException {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            goOn();
            if (copy.size() == most) {
                copy.put("...", (map.size() - most) + " more");
                break;
            }
            copy.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1));
        }
        return copy;
    }

    private List<@Nullable Object> list(Collection<?> all, int depth) throws InterruptedException {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object entry : all) {
            goOn();
            if (copy.size() == most) {
                copy.add(new Session.More(knowsItsSize(all) ? (long) all.size() - most : -1));
                break;
            }
            copy.add(of(entry, depth + 1));
        }
        return copy;
    }

    /** Ranges of anything but whole numbers count what is in them one by one. */
    private static boolean knowsItsSize(Collection<?> all) {
        return !(all instanceof Range<?>) || all instanceof IntRange;
    }

    private static void goOn() throws InterruptedException {
        if (EvaluationThread.isHalted()) {
            throw new InterruptedException("told to end");
        }
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
