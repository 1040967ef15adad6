package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a shell has around it at a point: variables, its folder, the files that it has loaded and asked for. */
final class Surroundings {
    /** So many names are kept: each call that is found has them, and a text of nothing else would fill the memory. */
    private static final int MOST = 200;

    private final Set<String> local = new HashSet<>();
    private Values values;
    private @Nullable Path directory;
    /** Never changed, only replaced: every call that is found keeps them. */
    private List<String> sourced = List.of();

    private List<String> guarded = List.of();

    Surroundings(Values values, @Nullable Path directory) {
        this.values = values;
        this.directory = directory;
    }

    /** What a subshell can change without anybody seeing it. */
    record Scope(Values values, @Nullable Path directory, List<String> sourced) {}

    Scope scope() {
        return new Scope(values.copy(), directory, sourced);
    }

    void back(Scope scope) {
        values = scope.values;
        directory = scope.directory;
        sourced = scope.sourced;
    }

    /** Others that begin as these are. */
    Surroundings copy() {
        Surroundings copy = new Surroundings(values.copy(), directory);
        copy.sourced = sourced;
        copy.guarded = guarded;
        return copy;
    }

    Values values() {
        return values;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    List<String> sourced() {
        return sourced;
    }

    List<String> guarded() {
        return guarded;
    }

    void source(String file) {
        if (sourced.size() < MOST) {
            sourced = with(sourced, file);
        }
    }

    void guard(String file) {
        if (guarded.size() < MOST) {
            guarded = with(guarded, file);
        }
    }

    private static List<String> with(List<String> before, String one) {
        List<String> all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }

    void hide(String name) {
        local.add(name);
    }

    /** What a function sets is known to those that are called after it. */
    void learn(Surroundings function) {
        values.learn(function.values, function.local);
    }

    /** Takes over what {@code NAME=value} and {@code NAME+=value} say. */
    void assign(String text) {
        int equals = text.indexOf('=');
        boolean appends = text.charAt(equals - 1) == '+';
        String name = text.substring(0, appends ? equals - 1 : equals);
        String value = text.substring(equals + 1);
        if (appends) {
            values.append(name, value);
        } else {
            values.set(name, value);
        }
    }

    void changeDirectory(String where) {
        directory = resolve(where);
    }

    /** A path from the folder; null where that is not known. */
    @Nullable
    Path resolve(String where) {
        if (!Invocation.known(where) || where.equals("-") || where.startsWith("~") || where.isEmpty()) {
            return null;
        }
        try {
            Path path = Path.of(where);
            Path base = directory;
            return path.isAbsolute()
                    ? path.normalize()
                    : base == null ? null : base.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
