package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Jobs that push images of which nobody can say later what is in them. */
public final class Sbom implements Rule {
    private static final String ID = "workflows.sbom-missing";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            // a comment makes no list
            String text = workflow.text().replaceAll("(?m)(^|\\s)#.*", "").toLowerCase(Locale.ROOT);
            if (text.contains("sbom") || text.contains("syft") || text.contains("cyclonedx") || text.contains("spdx")) {
                continue;
            }
            for (Map.Entry<String, List<YamlMap>> job : workflow.jobs().entrySet()) {
                job.getValue().stream()
                        .filter(step -> WorkflowFile.action(step).equals("docker/build-push-action")
                                && WorkflowFile.with(step, "push")
                                        .filter(push -> !push.equals("false"))
                                        .isPresent())
                        .findFirst()
                        .ifPresent(
                                step -> findings.add(
                                        ID,
                                        workflow.name() + " " + job.getKey(),
                                        WorkflowFile.where(step, "uses"),
                                        "'" + job.getKey() + "' of " + workflow.name()
                                                + " pushes images without a list of what is in them",
                                        "with: {sbom: true, provenance: mode=max} on docker/build-push-action attaches one in SPDX"));
            }
        }
    }
}
