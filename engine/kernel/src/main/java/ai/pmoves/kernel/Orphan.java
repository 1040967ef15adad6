package ai.pmoves.kernel;

import java.time.Instant;

/**
 * A child that outlived the run that started it.
 *
 * @param pid also the id of its process group
 * @param command what was started, redacted
 */
public record Orphan(String run, StepPath step, long pid, Instant since, String command) {}
