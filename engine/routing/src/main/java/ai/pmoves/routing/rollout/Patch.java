package ai.pmoves.routing.rollout;

import java.util.List;

/**
 * A file as it shall be.
 *
 * @param text the whole of it
 * @param notes what was not changed and should be looked at, and why something was
 */
public record Patch(String text, List<String> notes) {
    public Patch {
        notes = List.copyOf(notes);
    }
}
