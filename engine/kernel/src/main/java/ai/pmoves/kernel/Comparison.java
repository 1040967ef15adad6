package ai.pmoves.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the key of a step was held against when it was decided about.
 *
 * @param run in which the step had the other key: where it was last done, or else last begun
 * @param changed what differs, sorted by name; empty where the keys are the same, as far as they are known
 */
public record Comparison(String run, List<Change> changed) {

    /**
     * @param name as in {@link KeyComponent#name}
     * @param before null where the component is new
     * @param now null where it is gone
     */
    public record Change(
            String name, @Nullable String before, @Nullable String now) {}

    public Comparison {
        changed = List.copyOf(changed);
    }
}
