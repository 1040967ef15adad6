package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes that may be written as mapping, sequence or text and are merged as sequences. */
final class Sequences {
    private Sequences() {}

    static YamlNode append(
            YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        List<YamlNode> items = new ArrayList<>(items(base));
        items.addAll(items(over));
        return YamlList.of(items, over);
    }

    /** Appends what is not there yet, word for word. */
    static YamlNode appendNew(
            YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        Set<YamlNode> before = new HashSet<>(items(base));
        List<YamlNode> items = new ArrayList<>(items(base));
        items(over).stream().filter(i -> !before.contains(i)).forEach(items::add);
        return YamlList.of(items, over);
    }

    private static List<YamlNode> items(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items();
        }
        if (node instanceof YamlMap map) {
            List<YamlNode> items = new ArrayList<>();
            map.keys().stream().sorted(GoFormat.BYTES).forEach(key -> assignments(key, map, items));
            return items;
        }
        return node.asText() == null ? List.of() : List.of(node);
    }

    private static void assignments(String key, YamlMap map, List<YamlNode> items) {
        YamlNode value = map.get(key);
        if (value instanceof YamlList list) {
            list.items().forEach(v -> items.add(YamlScalar.of(key + "=" + GoFormat.value(v), v)));
        } else if (value != null) {
            items.add(YamlScalar.of(value.isNull() ? key : key + "=" + GoFormat.value(value), value));
        }
    }
}
