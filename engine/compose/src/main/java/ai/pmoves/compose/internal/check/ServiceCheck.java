package ai.pmoves.compose.internal.check;

import ai.pmoves.workspace.yaml.YamlMap;

/** Looks at one enabled service. */
@FunctionalInterface
interface ServiceCheck {
    void check(String name, YamlMap service);
}
