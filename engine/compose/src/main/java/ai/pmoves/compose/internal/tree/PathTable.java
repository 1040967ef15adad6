package ai.pmoves.compose.internal.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What applies where: patterns of dotted keys, {@code *} for any key or item. A cursor walks along with the document, so that
 * a subtree that no pattern reaches costs nothing.
 */
public final class PathTable<T> {
    private final Map<String, PathTable<T>> named = new HashMap<>();
    private @Nullable PathTable<T> any;
    private @Nullable T rule;

    public PathTable<T> put(String pattern, T value) {
        PathTable<T> at = this;
        for (String part : pattern.split("\\.")) {
            at = at.child(part);
        }
        at.rule = value;
        return this;
    }

    private PathTable<T> child(String part) {
        if (part.equals("*")) {
            PathTable<T> child = any == null ? new PathTable<>() : any;
            any = child;
            return child;
        }
        return named.computeIfAbsent(part, p -> new PathTable<>());
    }

    /** One level down, or null where no pattern goes. */
    public @Nullable PathTable<T> next(String key) {
        PathTable<T> exact = named.get(key);
        return exact == null ? any : exact;
    }

    /** One level down into a sequence. */
    public @Nullable PathTable<T> nextItem() {
        return any;
    }

    public @Nullable T rule() {
        return rule;
    }

    public static <T> @Nullable PathTable<T> next(@Nullable PathTable<T> table, String key) {
        return table == null ? null : table.next(key);
    }

    public static <T> @Nullable PathTable<T> nextItem(@Nullable PathTable<T> table) {
        return table == null ? null : table.nextItem();
    }

    /** The rule of this pattern's place, found from the root. */
    public @Nullable PathTable<T> at(String path) {
        PathTable<T> at = this;
        for (String part : path.split("\\.")) {
            at = next(at, part);
        }
        return at;
    }
}
