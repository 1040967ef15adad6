package ai.pmoves.kernel;

import ai.pmoves.kernel.internal.plan.PlanCheck;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A runbook evaluated once: a static, acyclic graph of steps. Nothing in it has acted yet.
 *
 * @param runbook the runbook's name
 * @param file the file it was read from, absolute
 * @param source the text that was evaluated, as it was, for {@code --pinned} and {@code diff}
 * @param about what the runbook does, one sentence
 * @param stack the name of the stack it acts on; a run holds this stack's lock
 * @param platform the platform's name whose overlay is in it
 * @param parameters every parameter's value as text; secrets as {@code ***}
 * @param steps in the order in which they were declared
 * @param blockers what is already known to stand in the way (missing env files, unset variables ...); shown by {@code plan},
 *     demanded by the step that guards against it
 */
public record Plan(
        String runbook,
        Path file,
        String source,
        String about,
        String stack,
        String platform,
        Map<String, String> parameters,
        List<Step> steps,
        List<Problem> blockers) {

    /** @throws PmovesException (usage) with every duplicate path, unknown need and cycle, located */
    public Plan {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
        blockers = List.copyOf(blockers);
        PlanCheck.demandValid(steps);
    }
}
