package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a command prints, where that is a path or a text that can be known. */
final class Printed {
    private Printed() {}

    /** @param arguments their values */
    static @Nullable String by(String name, List<String> arguments, Surroundings around, Path root) {
        String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
        return switch (name) {
            case "pwd" -> shown(around.directory());
            case "dirname" ->
                Invocation.known(last) && last.contains("/") ? last.substring(0, last.lastIndexOf('/')) : null;
            case "realpath", "readlink" -> shown(around.resolve(last));
            case "git" -> last.equals("--show-toplevel") ? root.toString() : null;
            case "echo" -> Invocation.known(last) && arguments.size() == 1 ? last : null;
            default -> null;
        };
    }

    private static @Nullable String shown(@Nullable Path path) {
        return path == null ? null : Objects.toString(path);
    }
}
