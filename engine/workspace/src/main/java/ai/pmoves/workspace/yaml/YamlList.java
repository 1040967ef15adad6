package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A sequence. */
public record YamlList(
        List<YamlNode> items, Location where, @Nullable String tag) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    /** A sequence that stands where another node was written. */
    public static YamlList of(List<? extends YamlNode> items, YamlNode origin) {
        return new YamlList(List.copyOf(items), origin.where(), null);
    }

    @Override
    public String kind() {
        return "array";
    }

    public YamlList mapItems(UnaryOperator<YamlNode> change) {
        List<YamlNode> copy = new ArrayList<>(items.size());
        boolean changed = false;
        for (YamlNode item : items) {
            YamlNode now = change.apply(item);
            changed |= now != item;
            copy.add(now);
        }
        return changed ? new YamlList(copy, where, tag) : this;
    }

    /** Equal if the items are; places do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof YamlList list && items.equals(list.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
