package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Workflows that GitHub cannot read, and those that lie where it does not look. */
public final class Syntax implements Rule {
    private static final String INVALID = "workflows.invalid";
    private static final String NEVER = "workflows.never-runs";

    @Override
    public List<String> ids() {
        return List.of(INVALID, NEVER);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            if (MergeMarkers.has(workflow.text())) {
                // that is why it cannot be read, and it is told already
                continue;
            }
            if (!workflow.problems().isEmpty()) {
                Problem problem = workflow.problems().get(0);
                findings.add(
                        INVALID,
                        workflow.name(),
                        problem.where(),
                        workflow.name() + " never runs: " + problem.message(),
                        problem.fix());
            } else if (workflow.document() == null || !workflow.document().has("jobs")) {
                findings.add(
                        INVALID,
                        workflow.name(),
                        new Location(workflow.file(), 1, 1),
                        workflow.name() + " never runs: it has no jobs",
                        "add jobs:, or remove the file");
            }
        }
        Map<String, Path> elsewhere = new LinkedHashMap<>();
        for (Path file : target.tree().files()) {
            String name = target.tree().name(file);
            int folder = name.indexOf("/.github/workflows/");
            if (folder >= 0
                    && !name.matches("(.*/)?(docs?|examples?|templates?|archive)/.*")
                    && WorkflowFile.isWorkflow(name.substring(folder + 19))) {
                elsewhere.putIfAbsent(name.substring(0, folder + 18), file);
            }
        }
        if (!elsewhere.isEmpty()) {
            List<String> folders = List.copyOf(elsewhere.keySet());
            findings.add(
                    NEVER,
                    "workflows elsewhere",
                    new Location(elsewhere.values().iterator().next(), 1, 1),
                    "workflows in "
                            + String.join(", ", folders.stream().limit(3).toList())
                            + (folders.size() > 3 ? " and " + (folders.size() - 3) + " more folders" : "")
                            + " never run here: GitHub looks in .github/workflows at the root of the repository only",
                    "move what shall run to .github/workflows");
        }
    }
}
