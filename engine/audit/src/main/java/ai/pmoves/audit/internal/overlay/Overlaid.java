package ai.pmoves.audit.internal.overlay;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stack, or the first of its files, with further files merged over it.
 *
 * @param base without them, every profile enabled
 * @param overlays the further files, absolute, in order
 * @param merged with them, every profile enabled
 * @param calls that name this set; empty where only the file's name says so
 */
public record Overlaid(Resolution base, List<Path> overlays, Resolution merged, List<Invocation> calls) {

    public @Nullable Project before() {
        return base.project();
    }

    public @Nullable Project after() {
        return merged.project();
    }

    /** Whether somebody runs it, and not only a document tells of it. */
    public boolean isCalled() {
        return calls.stream().anyMatch(call -> call.kind() != Invocation.Kind.DOCUMENT);
    }

    /** The further files, as people are told of them. */
    public String names(Target target) {
        return overlays.stream().map(target.tree()::name).collect(Collectors.joining(" and "));
    }
}
