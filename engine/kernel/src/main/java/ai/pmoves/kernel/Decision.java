package ai.pmoves.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will become of a step, said before anything runs; and once more, with what is known then, when its turn has come.
 *
 * @param why one line for people, such as {@code input 'model' changed: llama3.1 -> qwen2.5}
 * @param compared what its key was held against; null where there was nothing, or nothing was compared
 * @param blockers what would stop the run here, as the step's check sees it
 */
public record Decision(
        StepPath path, Verb verb, String why, @Nullable Comparison compared, List<Problem> blockers) {

    public Decision {
        blockers = List.copyOf(blockers);
    }

    /** Nothing is known to be in the way. */
    public Decision(StepPath path, Verb verb, String why, @Nullable Comparison compared) {
        this(path, verb, why, compared, List.of());
    }

    public Decision blockedBy(List<Problem> problems) {
        return new Decision(path, verb, why, compared, problems);
    }

    public enum Verb {
        /** An earlier result stands. */
        REUSE,
        /** It has never succeeded here. */
        NEW,
        /** It succeeded before, and something that counts has changed. */
        RERUN,
        /** A person has to decide first: a confirmation, an interrupted step, a done {@code once} step that changed. */
        ASK,
        /** Depends on the output of a step that will run. */
        UNKNOWN,
        /** Left out by a selection, or needs a step that is. */
        SKIP,
        /** Stood in the earlier run, stands no more. */
        REMOVED,
        /** What it did is taken back. */
        UNDO,
        /** What it did is not taken back. */
        STAYS
    }
}
