package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;
import java.util.regex.Pattern;

/** Conditions that are a text and no expression: a text that is not empty is always true. */
public final class Conditions implements Rule {
    private static final String ID = "workflows.if-always-true";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?}}", Pattern.DOTALL);

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            YamlMap jobs =
                    workflow.document() == null ? null : workflow.document().map("jobs");
            if (jobs == null) {
                continue;
            }
            for (String key : jobs.keys()) {
                YamlMap job = jobs.map(key);
                if (job != null) {
                    check(findings, workflow, key, job);
                }
            }
            workflow.jobs().forEach((key, steps) -> steps.forEach(step -> check(findings, workflow, key, step)));
        }
    }

    private static void check(Findings findings, WorkflowFile workflow, String job, YamlMap part) {
        String condition = part.text("if");
        if (condition != null && isText(condition)) {
            findings.add(
                    ID,
                    workflow.name() + " " + job + " " + condition.strip(),
                    WorkflowFile.where(part, "if"),
                    "the condition in '" + job + "' of " + workflow.name()
                            + " is a text around an expression, and so always true: " + condition.strip(),
                    "put all of it into one ${{ ... }}, or leave the braces out");
        }
    }

    /** Whether something stands outside of the braces. */
    private static boolean isText(String condition) {
        String text = condition.strip();
        return EXPRESSION.matcher(text).find()
                && (!text.startsWith("${{")
                        || !EXPRESSION.matcher(text).replaceFirst("").isEmpty());
    }
}
