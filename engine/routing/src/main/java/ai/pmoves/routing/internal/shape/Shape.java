package ai.pmoves.routing.internal.shape;

import ai.pmoves.workspace.toml.TomlNode;

/** What a value may be. */
@FunctionalInterface
public interface Shape {

    /** Reports what is wrong with the value, all of it. */
    void check(TomlNode value, Spot at);
}
