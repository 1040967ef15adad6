package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands behind an action tomorrow: a tag can be moved, a branch moves by itself. */
public final class Actions implements Rule {
    private static final String UNPINNED = "workflows.action-unpinned";
    private static final String BRANCH = "workflows.action-branch";
    private static final Set<String> BRANCHES = Set.of("main", "master", "develop", "dev", "trunk", "HEAD", "latest");

    private record Use(String uses, Location where) {}

    @Override
    public List<String> ids() {
        return List.of(UNPINNED, BRANCH);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            List<Use> tagged = new ArrayList<>();
            for (Use use : uses(workflow)) {
                int at = use.uses.lastIndexOf('@');
                if (at < 0
                        || use.uses.startsWith("./")
                        || use.uses.startsWith("docker://")
                        || use.uses.substring(at + 1).matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
                    continue;
                }
                if (BRANCHES.contains(use.uses.substring(at + 1))) {
                    findings.add(
                            BRANCH,
                            workflow.name() + " " + use.uses,
                            use.where,
                            workflow.name() + " runs whatever is in " + use.uses + " at that moment",
                            "uses: " + use.uses.substring(0, at) + "@COMMIT # the release that it was");
                } else {
                    tagged.add(use);
                }
            }
            if (!tagged.isEmpty()) {
                String names =
                        tagged.stream().map(Use::uses).distinct().limit(4).collect(Collectors.joining(", "));
                findings.add(
                        UNPINNED,
                        workflow.name(),
                        tagged.get(0).where,
                        workflow.name() + " trusts tags that their owners can move: " + names
                                + (tagged.stream().map(Use::uses).distinct().count() > 4 ? " and more" : ""),
                        "uses: OWNER/ACTION@COMMIT # TAG; Dependabot and Renovate keep both up to date");
            }
        }
    }

    private static List<Use> uses(WorkflowFile workflow) {
        List<Use> uses = new ArrayList<>();
        for (List<YamlMap> steps : workflow.jobs().values()) {
            for (YamlMap step : steps) {
                String text = step.text("uses");
                if (text != null) {
                    uses.add(new Use(text, WorkflowFile.where(step, "uses")));
                }
            }
        }
        return uses;
    }
}
