package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.Objects;

/** An array, of values or of tables. */
public record TomlList(List<TomlNode> items, Location where) implements TomlNode {
    public TomlList {
        items = List.copyOf(items);
    }

    /** The strings in it, in order; what is none is left out. */
    public List<String> texts() {
        return items.stream().map(TomlNode::asText).filter(Objects::nonNull).toList();
    }
}
