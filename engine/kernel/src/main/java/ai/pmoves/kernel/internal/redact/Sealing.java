package ai.pmoves.kernel.internal.redact;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.SecretVersions;
import ai.pmoves.kernel.Step;
import java.util.List;

/**
 * Takes what is secret out of keys before they are made. Where redaction changes a component, its keyed digest stands beside
 * the redacted text: two secrets stay apart, and neither the journal nor the key's own digest helps to guess one.
 */
public final class Sealing {
    private final Redactor redactor;
    private final SecretVersions versions;

    public Sealing(Redactor redactor, SecretVersions versions) {
        this.redactor = redactor;
        this.versions = versions;
    }

    public Plan plan(Plan plan) {
        List<Step> sealed = plan.steps().stream().map(this::step).toList();
        return sealed.equals(plan.steps()) ? plan : plan.withSteps(sealed);
    }

    /** With what is known to be secret by now. */
    public Step step(Step step) {
        List<KeyComponent> sealed = step.inputs().stream().map(this::component).toList();
        return sealed.equals(step.inputs()) ? step : step.withInputs(sealed);
    }

    private KeyComponent component(KeyComponent component) {
        String shown = redactor.text(component.value());
        return shown.equals(component.value())
                ? new KeyComponent(redactor.text(component.name()), component.value())
                : new KeyComponent(
                        redactor.text(component.name()),
                        shown + " (version " + versions.of(component.name(), component.value()) + ")");
    }
}
