package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.key.KeyChange;
import ai.pmoves.kernel.internal.key.KeyDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about one step rests on.
 *
 * @param resuming the run that is gone on with, or null
 * @param key of what is known now
 * @param open needs whose output is not known, since they may run again, each with the steps that do run and on which that hangs
 * @param forced run it even if an earlier result stands
 * @param answer what a person decided about it
 * @param restart what a person decided about a step that stopped the run, which counts before everything else
 * @param renames old path to new path
 */
public record Facts(
        Step step,
        @Nullable Past past,
        @Nullable String resuming,
        Key key,
        Map<StepPath, Set<StepPath>> open,
        CheckState check,
        boolean forced,
        @Nullable Answer answer,
        @Nullable Restart restart,
        Map<StepPath, StepPath> renames,
        Instant now) {

    /** How the step's key differs from an earlier one, as far as that is known already. */
    KeyChange changeSince(List<KeyComponent> earlier) {
        Set<String> unknown = open.keySet().stream().map(KeyDigest::outputName).collect(Collectors.toSet());
        return KeyChange.between(earlier, key.components(), renames, unknown);
    }
}
