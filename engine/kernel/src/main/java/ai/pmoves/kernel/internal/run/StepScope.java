package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What every attempt of a run shares.
 *
 * @param folder where children work unless they say otherwise
 * @param outputs of the steps that are done
 */
record StepScope(Path folder, boolean rehearsal, Redactor redactor, Map<StepPath, Optional<Object>> outputs) {}
