package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/** Scans of images that stop nothing, or come when the image is public already. */
public final class Scans implements Rule {
    private static final String IGNORED = "workflows.scan-ignored";
    private static final String AFTER = "workflows.scan-after-push";
    private static final String ALL = "workflows.scan-any-severity";

    @Override
    public List<String> ids() {
        return List.of(IGNORED, AFTER, ALL);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            for (Map.Entry<String, List<YamlMap>> job : workflow.jobs().entrySet()) {
                check(findings, workflow, job.getKey(), job.getValue());
            }
        }
    }

    private static void check(Findings findings, WorkflowFile workflow, String job, List<YamlMap> steps) {
        boolean uploads =
                steps.stream().anyMatch(step -> WorkflowFile.action(step).endsWith("/upload-sarif"));
        boolean pushed = false;
        for (YamlMap step : steps) {
            String action = WorkflowFile.action(step);
            boolean trivy = action.equals("aquasecurity/trivy-action");
            boolean grype = action.equals("anchore/scan-action");
            if (action.equals("docker/build-push-action")
                    && WorkflowFile.with(step, "push").filter("true"::equals).isPresent()) {
                pushed = true;
            }
            if (!trivy && !grype || !ofImage(step, trivy)) {
                continue;
            }
            String subject = workflow.name() + " " + job;
            Location where = WorkflowFile.where(step, "uses");
            if (trivy && stops(step, true) && !choosy(step)) {
                findings.add(
                        ALL,
                        subject,
                        where,
                        "the scan in '" + job + "' of " + workflow.name()
                                + " stops at everything, also what is harmless or has no fix yet",
                        "with: {severity: 'HIGH,CRITICAL', ignore-unfixed: true}");
            }
            if (!stops(step, trivy) && !uploads && !written(step)) {
                findings.add(
                        IGNORED,
                        subject,
                        where,
                        "the scan in '" + job + "' of " + workflow.name()
                                + " stops nothing, whatever it finds, and is kept nowhere",
                        trivy
                                ? "with: {exit-code: '1', severity: 'HIGH,CRITICAL', ignore-unfixed: true}"
                                : "with: {fail-build: true, severity-cutoff: high}");
            } else if (stops(step, trivy) && pushed) {
                findings.add(
                        AFTER,
                        subject,
                        where,
                        "'" + job + "' of " + workflow.name()
                                + " scans the image when it is pushed already: a scan that fails takes nothing back",
                        "build with load: true, scan, and push then");
            }
        }
    }

    private static boolean ofImage(YamlMap step, boolean trivy) {
        String type = WorkflowFile.with(step, "scan-type").orElse("image");
        return trivy ? type.equals("image") : WorkflowFile.with(step, "image").isPresent();
    }

    private static boolean stops(YamlMap step, boolean trivy) {
        if (trivy) {
            return !WorkflowFile.with(step, "exit-code").orElse("0").equals("0");
        }
        return !WorkflowFile.with(step, "fail-build").orElse("true").equals("false");
    }

    /** Whether it says what it stops at, or leaves that to a file. */
    private static boolean choosy(YamlMap step) {
        return WorkflowFile.with(step, "severity").isPresent()
                || WorkflowFile.with(step, "ignore-unfixed").isPresent()
                || WorkflowFile.with(step, "trivy-config").isPresent()
                || WorkflowFile.with(step, "ignore-policy").isPresent()
                || step.map("env") != null;
    }

    /** Whether the result goes into a file, which a later step may keep. */
    private static boolean written(YamlMap step) {
        return WorkflowFile.with(step, "output").isPresent();
    }
}
