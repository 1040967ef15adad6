package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Set;

/** A service that a call names and that its files do not have: Compose does nothing then, for none of those named. */
final class ServiceUnknown implements Rule {
    private static final String ID = "invocations.service-unknown";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Models models = Models.of(target);
        for (Invocation call : Invocations.of(target)) {
            if (call.services().isEmpty()) {
                continue;
            }
            models.of(call).ifPresent(model -> {
                Project project = model.project();
                if (project != null && !project.services().isEmpty()) {
                    check(target, findings, call, model, project);
                }
            });
        }
    }

    private static void check(Target target, Findings findings, Invocation call, Model model, Project project) {
        Set<String> there = project.services().keySet();
        List<String> unknown = call.services().stream()
                .filter(name -> !there.contains(name) && !project.disabled().contains(name))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        Severity severity =
                call.kind() == Kind.DOCUMENT ? Severity.NOTE : model.guessed() ? Severity.WARNING : Severity.ERROR;
        String files = Told.some(model.files().stream().map(target.tree()::name).toList());
        findings.add(
                ID,
                severity,
                Told.subject(target, call) + " " + String.join(" ", unknown),
                call.where(),
                "'" + Told.brief(call) + "' does nothing at all: " + files
                        + (unknown.size() == 1 ? " has no service '" : " have no services '")
                        + String.join("', '", unknown) + "'",
                there.size() > 12
                        ? "docker compose config --services lists those that there are"
                        : "there are: " + String.join(", ", there));
    }
}
