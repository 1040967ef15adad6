package ai.pmoves.routing.rollout;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it shall be.
 *
 * @param text the whole of it
 * @param notes what was not changed and should be looked at, and why something was
 * @param gateway the gateway's service; null where the file has none
 * @param configuration the file on this machine that the gateway reads; null where its service does not tell
 */
public record Patch(
        String text,
        List<String> notes,
        @Nullable String gateway,
        @Nullable Path configuration) {
    public Patch {
        notes = List.copyOf(notes);
    }
}
