package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.language.Block;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.kernel.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an action's last line as JSON-like data. */
final class Outputs {
    private static final int DEEPEST = 20;

    private Outputs() {}

    /**
     * Things of the language are no output, such as what {@code stack.networks.each { }} ends with, or a command's result: whoever
     * wants its text says {@code .output()}.
     */
    static @Nullable Object of(@Nullable Object value) {
        return isOfTheLanguage(value) ? null : json(value, 0);
    }

    private static boolean isOfTheLanguage(@Nullable Object value) {
        if (value instanceof Collection<?> all) {
            return !all.isEmpty() && all.stream().allMatch(Outputs::isOfTheLanguage);
        }
        return value != null && value.getClass().isAnnotationPresent(Block.class);
    }

    private static @Nullable Object json(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw Mistakes.of("dsl.output", "the step's output is nested too deeply", "end the action with a flat map");
        }
        if (value == null || value instanceof Boolean || value instanceof Number || value instanceof String) {
            return value;
        }
        if (value instanceof CharSequence
                || value instanceof Path
                || value instanceof Duration
                || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof Iterable<?> all && !(value instanceof Path)) {
            List<@Nullable Object> list = new ArrayList<>();
            all.forEach(entry -> list.add(json(entry, depth + 1)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), json(entry, depth + 1)));
            return copy;
        }
        String what =
                value instanceof Secret ? "a secret" : "a " + value.getClass().getSimpleName();
        throw Mistakes.of(
                "dsl.output",
                "the value of the action's last line is the step's output, and " + what + " cannot be kept",
                "end the action with text, a number, true or false, a list or a map of them, or null");
    }
}
