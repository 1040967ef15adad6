package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where shell text runs.
 *
 * @param root of the workspace
 * @param script the script's own path, for {@code $0}; null where the text is no script
 * @param directory where it starts, or null
 * @param unit what a person calls it by
 * @param masked whether the text's own failure changes nothing
 */
record Setting(
        Source source,
        Invocation.Kind kind,
        Path root,
        @Nullable Path script,
        @Nullable Path directory,
        String unit,
        boolean masked) {

    Setting in(String otherUnit) {
        return new Setting(source, kind, root, script, directory, otherUnit, masked);
    }
}
