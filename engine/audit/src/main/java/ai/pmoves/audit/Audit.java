package ai.pmoves.audit;

import ai.pmoves.audit.internal.AllRules;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.ServiceNames;
import ai.pmoves.audit.internal.stack.StackProblems;
import ai.pmoves.audit.internal.suppress.Judged;
import ai.pmoves.audit.internal.suppress.Suppressions;
import ai.pmoves.compose.Project;
import java.util.List;

/** Looks at a target with every rule that is selected. */
public final class Audit {
    private Audit() {}

    /**
     * What was found, the most severe first. What a comment or an annotation in the stack's files takes back is in the report
     * with its reason; what the baseline knows is not new.
     */
    public static Report of(Target target, Selection selection, Baseline baseline) {
        Findings findings = new Findings(selection);
        StackProblems.of(target, findings);
        Project project = target.resolution().project();
        if (project == null) {
            return Report.of(
                    target.root().getFileName() + "",
                    target.root(),
                    selection,
                    new Judged(findings.sorted(), List.of()),
                    baseline);
        }
        for (Rule rule : AllRules.LIST) {
            if (rule.ids().stream().anyMatch(selection::has)) {
                rule.check(target, findings);
            }
        }
        List<Finding> whole =
                StackProblems.withoutPartsOfServices(target, ServiceNames.told(project, findings.sorted()));
        Judged judged = Suppressions.of(project).judge(whole, selection);
        return Report.of(project.name(), target.root(), selection, judged, baseline);
    }
}
