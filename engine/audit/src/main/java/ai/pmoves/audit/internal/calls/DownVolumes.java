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
import java.util.Locale;
import java.util.Optional;

/** {@code down -v} outside of tests: the data of the stack goes with its containers. */
final class DownVolumes implements Rule {
    private static final String ID = "invocations.down-volumes";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Invocation call : Invocations.of(target)) {
            boolean asked = call.verb().equals("down") && call.has("--volumes", 'v');
            if (asked && call.kind() != Kind.WORKFLOW && call.kind() != Kind.DOCUMENT && !isTest(target, call)) {
                report(target, findings, call);
            }
        }
    }

    private static boolean isTest(Target target, Invocation call) {
        return (Told.subject(target, call))
                .toLowerCase(Locale.ROOT)
                .matches(".*(\\btests?\\b|[_-]tests?|tests?[_-]|\\be2e\\b|smoke|\\bci\\b).*");
    }

    private static void report(Target target, Findings findings, Invocation call) {
        Optional<Project> project = Models.of(target).of(call).map(Model::project);
        List<String> volumes =
                project.map(found -> List.copyOf(found.volumes().keySet())).orElse(List.of());
        if (project.isPresent() && volumes.isEmpty()) {
            return;
        }
        boolean saysSo = call.unit()
                .toLowerCase(Locale.ROOT)
                .matches(".*(clean|reset|destroy|purge|wipe|nuke|prune|volume|delete|remove|erase).*");
        String name = call.unit().isEmpty() ? target.tree().name(call.where().file()) : "'" + call.unit() + "'";
        findings.add(
                ID,
                saysSo ? Severity.NOTE : Severity.WARNING,
                Told.subject(target, call),
                call.where(),
                name + " deletes the data of the stack and asks nobody: "
                        + (volumes.isEmpty() ? "every named volume" : "the volumes " + Told.some(volumes)),
                "leave -v out, and delete volumes in a target of its own that asks first");
    }
}
