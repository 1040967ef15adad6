package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What every attempt of a run shares.
 *
 * @param run its id; empty before it has begun
 * @param folder where children work unless they say otherwise
 * @param outputs of the steps that are done
 * @param giveUp how long one that was told to stop may take; then it is given up, since nobody can end a thread
 */
record StepScope(
        String run,
        Path folder,
        boolean rehearsal,
        Redactor redactor,
        Map<StepPath, Optional<Object>> outputs,
        Duration giveUp) {

    StepScope(
            Path folder,
            boolean rehearsal,
            Redactor redactor,
            Map<StepPath, Optional<Object>> outputs,
            Duration giveUp) {
        this("", folder, rehearsal, redactor, outputs, giveUp);
    }

    /** The same, once it is known in which run. */
    StepScope in(String begun) {
        return new StepScope(begun, folder, rehearsal, redactor, outputs, giveUp);
    }
}
