package ai.pmoves.kernel;

import ai.pmoves.kernel.internal.plan.PlanCheck;
import ai.pmoves.kernel.internal.redact.Redactor;
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
 * @param secrets every secret that the runbook names or its stack holds: hidden from before the first step on, whichever steps
 *     are reused
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
        List<Problem> blockers,
        List<Secret> secrets) {

    /** A plan that knows no secret. */
    public Plan(
            String runbook,
            Path file,
            String source,
            String about,
            String stack,
            String platform,
            Map<String, String> parameters,
            List<Step> steps,
            List<Problem> blockers) {
        this(runbook, file, source, about, stack, platform, parameters, steps, blockers, List.of());
    }

    /** @throws PmovesException (usage) with every duplicate path, unknown need and cycle, and every name that holds a secret, located */
    public Plan {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
        secrets = List.copyOf(secrets);
        blockers = blockers.stream().map(redactor(secrets)::problem).toList();
        PlanCheck.demandValid(steps);
        PlanCheck.demandNoSecretInNames(steps, secrets);
    }

    /** The same with other steps. */
    public Plan withSteps(List<Step> others) {
        return new Plan(runbook, file, source, about, stack, platform, parameters, others, blockers, secrets);
    }

    /** The parameters for people: what is secret in them is hidden. */
    public Map<String, String> shownParameters() {
        Redactor redactor = redactor(secrets);
        Map<String, String> shown = new LinkedHashMap<>();
        parameters.forEach((name, value) -> shown.put(name, redactor.text(value)));
        return shown;
    }

    private static Redactor redactor(List<Secret> secrets) {
        Redactor redactor = new Redactor();
        redactor.registerAll(secrets);
        return redactor;
    }
}
