package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.List;

/** Runs every check between resources over the enabled services. */
public final class Consistency {
    private final Active active;
    private final List<ServiceCheck> checks;
    private final YamlMap document;
    private final Problems problems;

    public Consistency(YamlMap document, Active active, Problems problems) {
        this.document = document;
        this.active = active;
        this.problems = problems;
        this.checks = List.of(
                new BuildCheck(active, problems),
                new ReferenceCheck(document, active, problems),
                new LimitsCheck(problems),
                new MountCheck(problems));
    }

    public void check() {
        active.enabled().forEach((name, service) -> checks.forEach(c -> c.check(name, service)));
        ContainerNames.check(active, problems);
        DependencyCycle.check(active, problems);
        secrets();
    }

    private void secrets() {
        YamlMap secrets = document.map("secrets");
        if (secrets == null) {
            return;
        }
        secrets.entries().forEach((name, entry) -> {
            if (entry.value() instanceof YamlMap secret
                    && !Values.isTrue(secret.get("external"))
                    && !secret.has("file")
                    && !secret.has("environment")) {
                problems.error(
                        "missing-source",
                        "secret \"" + name + "\" must declare either `file` or `environment`",
                        entry.keyWhere(),
                        null);
            }
        });
    }
}
