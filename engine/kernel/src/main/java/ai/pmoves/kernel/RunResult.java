package ai.pmoves.kernel;

import java.time.Duration;
import java.util.Map;

/** How a run ended. {@code outcomes} holds every step of the plan that came to an end, in plan order. */
public record RunResult(String run, ExitCode exitCode, Map<StepPath, Outcome> outcomes, Duration took) {}
