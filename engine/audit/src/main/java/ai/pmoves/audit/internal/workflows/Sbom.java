package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;
import java.util.Locale;

/** Workflows that push images of which nobody can say later what is in them. */
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
            workflow.jobs().values().stream()
                    .flatMap(List::stream)
                    .filter(Sbom::pushes)
                    .findFirst()
                    .ifPresent(
                            step -> findings.add(
                                    ID,
                                    workflow.name(),
                                    WorkflowFile.where(step, "uses"),
                                    workflow.name() + " pushes images without a list of what is in them",
                                    "with: {sbom: true, provenance: mode=max} on docker/build-push-action attaches one in SPDX"));
        }
    }

    private static boolean pushes(YamlMap step) {
        return WorkflowFile.action(step).equals("docker/build-push-action")
                && WorkflowFile.with(step, "push")
                        .filter(push -> !push.equals("false"))
                        .isPresent();
    }
}
