package ai.pmoves.compose.internal.schema;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a place accepts. */
sealed interface Type {

    record Any() implements Type {}

    /**
     * @param kind string, number, integer, boolean or null
     * @param minimum of an integer, or null
     * @param maximum of an integer, or null
     * @param words the only texts allowed; empty for any
     * @param pattern that must be found in the text, or null
     */
    record Scalar(
            String kind,
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            List<String> words,
            @Nullable Pattern pattern)
            implements Type {}

    record Sequence(Type item, boolean unique) implements Type {}

    /** @param keys that every key must match, or null */
    record Mapping(@Nullable Pattern keys, Type value) implements Type {}

    /** @param struct name of a {@link Struct} */
    record Reference(String struct) implements Type {}

    record Either(List<Type> choices) implements Type {}
}
