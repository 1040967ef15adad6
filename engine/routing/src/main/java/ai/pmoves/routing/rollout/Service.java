package ai.pmoves.routing.rollout;

import ai.pmoves.workspace.yaml.YamlMap;
import java.util.Objects;

/** A service of a compose file, as it is written in this one file. */
record Service(String name, YamlMap table, Environment environment) {
    boolean runs(String image) {
        return Objects.requireNonNullElse(table.text("image"), "").contains(image);
    }
}
