package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Workflows that push images of which nobody can say later what is in them. */
public final class Sbom implements Rule {
    private static final String ID = "workflows.sbom-missing";
    private static final String LOOSE = "workflows.sbom-loose";
    private static final Pattern ATTACHED = Pattern.compile(
            "attest-sbom|attest-build|cosign\\s+attest|cosign\\s+attach\\s+sbom|syft\\s+attest|oras\\s+attach|sbom:\\s*['\"]?true|--sbom|release-artifacts|attest:");

    @Override
    public List<String> ids() {
        return List.of(ID, LOOSE);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            // a comment makes no list
            String text = workflow.text().replaceAll("(?m)(^|\\s)#.*", "").toLowerCase(Locale.ROOT);
            if (text.contains("sbom") || text.contains("syft") || text.contains("cyclonedx") || text.contains("spdx")) {
                loose(findings, workflow, text);
                continue;
            }
            workflow.jobs().values().stream()
                    .flatMap(List::stream)
                    .filter(Sbom::pushes)
                    .findFirst()
                    .ifPresent(step -> findings.add(
                            ID,
                            workflow.name(),
                            WorkflowFile.where(step, "uses"),
                            workflow.name() + " pushes images without a list of what is in them",
                            "with: {sbom: true, provenance: mode=max} on docker/build-push-action attaches one"
                                    + " in SPDX"));
        }
    }

    /** A list that is made beside the image, and that nobody who pulls it gets. */
    private static void loose(Findings findings, WorkflowFile workflow, String text) {
        List<YamlMap> steps =
                workflow.jobs().values().stream().flatMap(List::stream).toList();
        if (steps.stream().anyMatch(Sbom::pushes) && !ATTACHED.matcher(text).find()) {
            steps.stream()
                    .filter(step -> WorkflowFile.action(step).equals("anchore/sbom-action")
                            || WorkflowFile.run(step).matches("(?s).*\\bsyft\\s.*"))
                    .findFirst()
                    .ifPresent(step -> findings.add(
                            LOOSE,
                            workflow.name(),
                            WorkflowFile.where(step, step.has("uses") ? "uses" : "run"),
                            workflow.name()
                                    + " lists what is in its images, and attaches the list to none: who pulls one has"
                                    + " no list",
                            "cosign attest --type spdxjson --predicate sbom.spdx.json IMAGE@DIGEST, or sbom: true on"
                                    + " docker/build-push-action"));
        }
    }

    private static boolean pushes(YamlMap step) {
        return WorkflowFile.action(step).equals("docker/build-push-action")
                && WorkflowFile.with(step, "push")
                        .filter(push -> !push.equals("false"))
                        .isPresent();
    }
}
