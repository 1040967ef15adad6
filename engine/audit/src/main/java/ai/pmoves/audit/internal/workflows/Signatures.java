package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code cosign verify} that says neither whose signature it wants nor who vouches for that. */
public final class Signatures implements Rule {
    private static final String ID = "workflows.signature-unchecked";
    private static final Pattern VERIFY = Pattern.compile(
            "(?m)(?:^|[;&|)(]|\\bthen\\b|\\bdo\\b)[ \\t]*(?<command>cosign[ \\t]+verify(?:-attestation)?[ \\t][^;&|\\n]*)");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WorkflowFile workflow : WorkflowFile.of(target)) {
            for (Map.Entry<String, List<YamlMap>> job : workflow.jobs().entrySet()) {
                job.getValue().forEach(step -> check(findings, workflow, job.getKey(), step));
            }
        }
    }

    private static void check(Findings findings, WorkflowFile workflow, String job, YamlMap step) {
        String run = WorkflowFile.run(step).replaceAll("\\\\\\r?\\n", "  ");
        Matcher verify = VERIFY.matcher(run);
        while (verify.find()) {
            String command = verify.group("command");
            boolean identity =
                    command.contains("--certificate-identity") && command.contains("--certificate-oidc-issuer");
            boolean key = command.matches(".*--(key|certificate|sk|certificate-chain|ca-roots|trusted-root)\\b(?!-).*");
            boolean variables = command.contains("${")
                    && command.matches(".*\\$\\{?[A-Z_]*(ARGS|FLAGS|OPTS|OPTIONS|IDENTITY)\\b.*");
            if (!identity && !key && !variables) {
                YamlScalar text = step.get("run") instanceof YamlScalar scalar ? scalar : null;
                String brief = command.strip();
                findings.add(
                        ID,
                        workflow.name() + " " + job,
                        text == null ? WorkflowFile.where(step, "run") : text.locate(brief),
                        "'" + brief + "' in '" + job + "' of " + workflow.name()
                                + " names no signer: cosign 2 refuses it, and cosign 1 takes anybody's signature",
                        "cosign verify --certificate-identity-regexp '^https://github.com/OWNER/REPO/' --certificate-oidc-issuer https://token.actions.githubusercontent.com IMAGE");
                return;
            }
        }
    }
}
