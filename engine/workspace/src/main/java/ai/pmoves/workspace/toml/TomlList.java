package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;
import java.util.List;

/** An array, of values or of tables. */
public record TomlList(List<TomlNode> items, Location where) implements TomlNode {
    public TomlList {
        items = List.copyOf(items);
    }
}
