package ai.pmoves.audit.internal.invocation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of another shell. */
final class Shells {
    private static final Set<String> NAMES = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");

    private Shells() {}

    static boolean isShell(String program) {
        return NAMES.contains(program.substring(program.lastIndexOf('/') + 1));
    }

    /** The word that is a script of its own: that after {@code -c}. */
    static @Nullable Unquoted handed(List<Unquoted> arguments) {
        for (int i = 0; i < arguments.size() && arguments.get(i).raw().startsWith("-"); i++) {
            if (arguments.get(i).raw().matches("-[a-z]*c") && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return null;
    }
}
